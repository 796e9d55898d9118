package page

// The lists below are compiled by hand from the networks' own link guides and from what stands on open pages. They say
// what an address is, never what it is worth.

// affiliateNames are registrable names of affiliate networks: Commission Junction, Awin, ShareASale, Rakuten, Pepperjam,
// Impact, Partnerize, Tradedoubler, TradeTracker, Admitad, Skimlinks and others, with their short names.
const affiliateNames list = `
7eer.net a8.net accesstrade.net admitad.com adtraction.com afcyhf.com affili.net amzn.to anrdoezrs.net avantlink.com
awin1.com belboon.com clickbank.net daisycon.io digistore24.com dpbolvw.net dwin1.com ebay.us effiliation.com
emjcd.com evyy.net financeads.net flexlinks.com flexlinkspro.com ftjcfx.com geni.us go2cloud.org gopjn.com grsm.io
howl.me jdoqocy.com kqzyfj.com kwanko.com liketk.it liketoknow.it linksynergy.com mavely.app moshimo.com ojrq.net
partner-ads.com partnerstack.com pjatr.com pntra.com pntrs.com prf.hn pxf.io qksrv.net r10.to redirectingat.com
refersion.com rstyle.me shareasale-analytics.com shareasale.com shop-links.co shopstyle.com shrsl.com sjv.io
skimresources.com tidd.ly tkqlhce.com tp.st tqlkg.com tradedoubler.com tradetracker.net travelpayouts.com
valuecommerce.com viglink.com webgains.com webmasterplan.com zenaps.com
`

// affiliateHosts are those of sites whose other hosts are something else.
const affiliateHosts list = `
go.hotmart.com goto.target.com goto.walmart.com hb.afl.rakuten.co.jp partner.bol.com rover.ebay.com s.click.aliexpress.com
`

// trackerNames are registrable names and hosts that count clicks for advertisers and in newsletters.
const trackerNames list = `
awstrack.me doubleclick.net feedburner.com googleadservices.com googlesyndication.com hubspotlinks.com list-manage.com
outbrain.com rs6.net sendgrid.net taboola.com
`

// redirectHosts only forward.
const redirectHosts list = `
anonym.to disq.us go.redirectingat.com go.skimresources.com href.li l.facebook.com l.instagram.com l.messenger.com
l.threads.net link.zhihu.com lm.facebook.com out.reddit.com r.search.yahoo.com slack-redir.net urldefense.com
`

// shortenerNames are registrable names of public shorteners, and of those that a publisher or a tool shortens for. One
// whose every target is its owner's own site (youtu.be) hides nothing and is left out.
const shortenerNames list = `
a.co adf.ly amzn.to apple.co bit.ly bitly.com buff.ly clck.ru cutt.ly dlvr.it ebay.us fb.me goo.gl hubs.li hubs.ly
ift.tt is.gd lnk.to lnkd.in mcaf.ee nyti.ms ow.ly r10.to rb.gy rebrand.ly reurl.cc s.id shorturl.at t.cn t.co t.ly
tiny.cc tinyurl.com trib.al v.gd wapo.st wp.me
`
