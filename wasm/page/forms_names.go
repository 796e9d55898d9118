package page

// The lists below are compiled by hand from the networks' own link guides and from what stands on open pages. They say
// what an address is, never what it is worth.

// affiliateNames are registrable names of affiliate networks: Commission Junction, Awin, ShareASale, Rakuten, Pepperjam,
// Impact, Partnerize, Tradedoubler, TradeTracker, Admitad, Skimlinks and others, with their short names.
const affiliateNames list = `
7eer.net a8.net accesstrade.net admitad.com adtraction.com afcyhf.com affilae.com affili.net affiliatly.com alitems.co
alitems.com amzlink.to amzn.to anrdoezrs.net apmebf.com avantlink.com awin1.com awltovhc.com bam-x.com belboon.com
belboon.de cityads.com clickbank.net daisycon.com daisycon.io digistore24.com dpbolvw.net ds1.nl dwin1.com dwin2.com
ebay.us effiliation.com emjcd.com evyy.net fave.co financeads.net flexlinks.com flexlinkspro.com ftjcfx.com geni.us
go2cloud.org gopjn.com grsm.io hasoffers.com howl.link howl.me jdoqocy.com jvzoo.com kqzyfj.com kwanko.com lduhtrp.net
lenkmio.com liketk.it liketoknow.it linkbux.com linkconnector.com linksynergy.com magik.ly mavely.app
metaffiliation.com moshimo.com narrativ.com o93x.net ojrq.net partner-ads.com partnerstack.com pjatr.com pjtra.com
pntra.com pntrac.com pntrs.com prf.hn pxf.io qksrv.net r10.to redirectingat.com refersion.com rstyle.me
shareasale-analytics.com shareasale.com shop-links.co shopltk.com shopstyle.com shopstyle.it shrsl.com sjv.io
skimresources.com sovrn.co stay22.com tidd.ly timeone.pro tkqlhce.com tp.st tqlkg.com tradedoubler.com
tradetracker.com tradetracker.net travelpayouts.com valuecommerce.com vglnk.com viglink.com warriorplus.com
webgains.com webgains.io webmasterplan.com yceml.net zanox.com zenaps.com
`

// affiliateHosts are those of sites whose other hosts are something else.
const affiliateHosts list = `
affiliate.rakuten.co.jp ck.jp.ap.valuecommerce.com go.hotmart.com go.redirectingat.com go.skimresources.com
goto.target.com goto.walmart.com hb.afl.rakuten.co.jp linksynergy.walmart.com partner.bol.com partners.hotmart.com
refer.wordpress.com rover.ebay.com s.click.aliexpress.com
`

// trackerNames are registrable names and hosts that count clicks for advertisers and in newsletters.
const trackerNames list = `
adform.net adnxs.com adsrvr.org awstrack.me cmail19.com cmail20.com doubleclick.net emltrk.com exct.net feedburner.com
feedproxy.google.com feedsportal.com googleadservices.com googlesyndication.com hubspotlinks.com klclick.com
klclick1.com list-manage.com list-manage1.com mgid.com mjt.lu mkt6316.com outbrain.com revcontent.com rs6.net
sendgrid.net sendibm1.com serving-sys.com smartadserver.com taboola.com trk.klclick.com zemanta.com
`

// redirectHosts only forward.
const redirectHosts list = `
anonym.to dereferer.me disq.us exit.sc go.redirectingat.com go.skimresources.com href.li l.facebook.com
l.instagram.com l.messenger.com l.threads.net link.zhihu.com lm.facebook.com nullrefer.com out.reddit.com
r.search.yahoo.com slack-redir.net urldefense.com urldefense.proofpoint.com
`

// shortenerNames are registrable names of public shorteners, and of those that a publisher or a tool shortens for. One
// whose every target is its owner's own site (youtu.be) hides nothing and is left out.
const shortenerNames list = `
1url.com a.co adf.ly amzn.to apple.co bbc.in bc.vc bit.do bit.ly bitly.com bitly.kr bl.ink bloom.bg buff.ly chng.it
clck.ru cli.gs clickmeter.com cnn.it cutt.ly cutt.us db.tt dlvr.it dwz.cn ebay.us econ.st fb.me ffm.to flip.it gg.gg
goo.gl goo.su han.gl ht.ly hubs.li hubs.ly ift.tt ind.pn is.gd j.mp kutt.it lihi.cc linkshrink.net ln.is lnk.to
lnkd.in mcaf.ee me2.do nyti.ms ouo.io ow.ly pixelfy.me po.st ppt.cc pse.is qr.ae r10.to rb.gy rebrand.ly rebrandly.com
reurl.cc reut.rs s.id sco.lt short.gy shorte.st shorten.rest shortlink.de shorturl.at shorturl.com shr.lc smarturl.it
snip.ly soo.gd spr.ly su.pr surl.li switchy.io t.cn t.co t.ly tcrn.ch tiny.cc tiny.one tinyurl.com tinyurl.is tl.gd
tny.im tr.im trib.al u.to url.cn urlr.me urly.it urlz.fr v.gd v.ht vk.cc vo.la wapo.st wp.me x.co zpr.io
`
