package page

import (
	"strings"

	"linkgrade/wasm/domain"
)

// maxAssets is how many addresses of scripts and stylesheets are looked at for marks of a content management system.
const maxAssets = 100

// generators are words of a generator tag, each with the system that it means. The first in the list counts.
const generators marks = `
wordpress=wordpress elementor=wordpress woocommerce=wordpress wpbakery=wordpress divi=wordpress wpml=wordpress joomla=joomla
drupal=drupal typo3=typo3 wix.com=wix squarespace=squarespace ghost=ghost hugo=hugo jekyll=jekyll blogger=blogger
mediawiki=mediawiki dokuwiki=dokuwiki discourse=discourse vbulletin=vbulletin xenforo=xenforo phpbb=phpbb mybb=mybb
invision=invision flarum=flarum nodebb=nodebb magento=magento prestashop=prestashop shopify=shopify opencart=opencart
webflow=webflow tilda=tilda bitrix=bitrix hubspot=hubspot contao=contao concrete=concrete umbraco=umbraco sitecore=sitecore
docusaurus=docusaurus gatsby=gatsby sphinx=sphinx mkdocs=mkdocs hexo=hexo pelican=pelican eleventy=eleventy astro=astro
vuepress=vuepress vitepress=vitepress weebly=weebly jimdo=jimdo godaddy=godaddy textpattern=textpattern typepad=typepad
plone=plone silverstripe=silverstripe craft=craft kirby=kirby modx=modx dotnetnuke=dnn liferay=liferay sharepoint=sharepoint
framer=framer tumblr=tumblr
`

// assets are parts of the addresses of scripts and stylesheets that one system alone puts there.
const assets marks = `
/wp-content/=wordpress /wp-includes/=wordpress /wp-json=wordpress /sites/default/files=drupal /core/misc/drupal=drupal
cdn.shopify.com=shopify /cdn/shop/=shopify wixstatic.com=wix parastorage.com=wix static1.squarespace=squarespace
assets.squarespace=squarespace /media/jui/=joomla /media/system/js/=joomla /media/vendor/joomla=joomla /components/com_=joomla
/typo3temp/=typo3 /typo3conf/=typo3 /bitrix/=bitrix /hs-fs/=hubspot /hubfs/=hubspot /hs/hsstatic/=hubspot
website-files.com=webflow tildacdn.=tilda blogblog.com=blogger cdn-client.medium.com=medium substackcdn.com=substack
/clientscript/vbulletin=vbulletin /js/xf/=xenforo /styles/prosilver/=phpbb /w/load.php=mediawiki /static/frontend/=magento
/skin/frontend/=magento jimdo.com=jimdo jimstatic.com=jimdo editmysite.com=weebly /applications/core/interface=invision
img1.wsimg.com=godaddy /etc.clientlibs/=aem /etc/designs/=aem /_layouts/15/=sharepoint /modules/ps_=prestashop
/catalog/view/theme/=opencart ++resource++=plone ++theme++=plone framerusercontent.com=framer ghost.io=ghost
`

// hosts are those on which a system's house serves its users' pages.
const hosts list = `
blogspot.com=blogger framer.website=framer ghost.io=ghost hashnode.dev=hashnode jimdofree.com=jimdo
livejournal.com=livejournal medium.com=medium myshopify.com=shopify notion.site=notion sites.google.com=google-sites
substack.com=substack tumblr.com=tumblr typepad.com=typepad webflow.io=webflow weebly.com=weebly wixsite.com=wix
wordpress.com=wordpress
`

// bodies are classes and ids of html and body elements, in lower case.
const bodies list = `
ghost-body=ghost mediawiki=mediawiki phpbb=phpbb skin-vector=mediawiki t-body=tilda typo3=typo3
wp-custom-logo=wordpress wp-singular=wordpress xf=xenforo
`

// marks are words with a value each, "word=value", to be looked for inside other text.
type marks string

// in is the value of the first word that s contains; "" when it contains none.
func (m marks) in(s string) string {
	for rest := strings.TrimSpace(string(m)); rest != ""; {
		word, after, _ := strings.Cut(rest, "=")
		end := strings.IndexAny(after, " \n")
		if end < 0 {
			end = len(after)
		}
		if strings.Contains(s, word) {
			return after[:end]
		}
		rest = strings.TrimLeft(after[end:], " \n")
	}
	return ""
}

// seeAsset looks for a system's mark in the address of a script or a stylesheet.
func (s *said) seeAsset(address []byte) {
	if s.asset == "" && len(address) > 0 && s.assets < maxAssets {
		s.assets++
		s.asset = assets.in(string(clipBytes(address, 300)))
	}
}

// seeBody looks for a system's mark in the names of the html or body element.
func (s *said) seeBody(el *element) {
	for _, names := range [2][]byte{el.id, el.class} {
		for name, rest := cutField(clipBytes(names, 1000)); len(name) > 0 && s.asset == ""; name, rest = cutField(rest) {
			s.asset, _ = bodies.find(strings.ToLower(string(name)))
		}
	}
}

// cms is the system that a page was made with, by its generator tag, its assets or its host; "" when none is seen.
func (s *said) cms(host domain.Host) string {
	if s.generator != "" {
		return s.generator
	}
	if s.asset != "" {
		return s.asset
	}
	for h := host.String(); h != ""; {
		if value, ok := hosts.find(h); ok {
			return value
		}
		_, h, _ = strings.Cut(h, ".")
	}
	return ""
}
