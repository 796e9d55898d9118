package page

// affiliateParams are parameters, in lower case, by which shops and their programmes know whom to pay.
const affiliateParams list = `
a_aid a_bid af_id aff aff_code aff_fcid aff_fsk aff_id aff_platform aff_ref aff_source aff_sub aff_sub2 aff_trace_key
affcode affid affiliate affiliate-id affiliate_code affiliate_id affiliatecode affiliateid affsource affsub afftrack
afid afsrc ascsubtag associatetag awc awinaffid awinmid btag campid camref cjdata cjevent click_ref clickref epi fpr
gspk hop hopid idev_id invitationcode invite_code invitecode ir_partnerid irclickid irgwc linkcode lmref mkevt
partner-id partner_code partner_id partnercode partnerid ps_partner_key ps_xid pubref raneaid ranmid ransiteid
ref_code ref_id refcode refer_code refercode referer_id referral referral_code referral_id referralcode referralid
referrer_id refid rfsn sca_ref sscid tap_a tap_s
`

// trackerParams are parameters that only count where a reader comes from.
const trackerParams list = `
__hssc __hstc _branch_match_id _hsenc _hsmi adgroupid algo_pvid bsft_eid bsft_uid campaign_id campaignid click_id
clickid cmpid dclid ef_id epik fb_action_ids fbclid gad_campaignid gad_source gbraid gclid gclsrc guccounter
guce_referrer guce_referrer_sig hsctatracking igsh igshid li_fat_id matomo_campaign mc_cid mc_eid mibextid mkt_tok
ml_subscriber ml_subscriber_hash msclkid ncid nr_email_referer ocid oly_anon_id oly_enc_id piwik_campaign pk_campaign
pk_kwd pk_source rdt_cid ref ref_ ref_src ref_url reference_src s_cid sc_cid sccid scm sfmc_id sfmc_sub spm srsltid
sub_id subid subid1 tracking_code tracking_id trackingid trk trkcampaign trkinfo ttclid twclid vero_conv vero_id
wbraid wickedid wt.mc_ev wt.mc_id wt_mc xtor yclid ysclid
`

// trackerPrefixes begin the names of others.
var trackerPrefixes = [...]string{"utm_", "mtm_", "hsa_", "at_medium", "at_campaign", "pf_rd_", "pd_rd_"}

// targetParams are parameters in which forwarders take the address they lead to. Those by which a login leads back
// (next, return_to, redirect_uri) are left out.
const targetParams list = `
$fallback_url adurl af_web_dp clickurl d deep_link deeplink dest dest_url destination destination_url destinationurl
desturl dl durl external_url externalurl go goto href l landing landingpage link linkurl loc location lp mpre murl out
outurl p q r redir redirect redirect_url redirecturl ru rurl site t target target_url targeturl to to_url tourl u uddg
ued url z
`
