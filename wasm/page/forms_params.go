package page

// affiliateParams are parameters, in lower case, by which shops and their programmes know whom to pay.
const affiliateParams list = `
a_aid a_bid aff aff_id aff_ref aff_sub affid affiliate affiliate_id affiliateid ascsubtag associatetag awc awinaffid
campid cjevent clickref epi fpr hop hopid invite_code invitecode irclickid irgwc linkcode mkevt partner_id partnerid
ps_partner_key ranmid ransiteid ref_code ref_id referral referral_code referralcode refid sca_ref sscid
`

// trackerParams are parameters that only count where a reader comes from.
const trackerParams list = `
__hssc __hstc _hsenc _hsmi click_id clickid cmpid dclid epik fbclid gad_source gbraid gclid guccounter hsctatracking
igsh igshid li_fat_id mc_cid mc_eid mkt_tok msclkid ncid ocid oly_enc_id pk_campaign ref ref_ ref_src ref_url s_cid
sc_cid spm srsltid sub_id subid tracking_id trackingid trk ttclid twclid vero_id wbraid wt.mc_id wt_mc xtor yclid
ysclid
`

// trackerPrefixes begin the names of others.
var trackerPrefixes = [...]string{"utm_", "mtm_", "hsa_", "at_medium", "at_campaign", "pf_rd_", "pd_rd_"}

// targetParams are parameters in which forwarders take the address they lead to. Those by which a login leads back
// (next, return_to, redirect_uri) are left out.
const targetParams list = `
adurl af_web_dp d deep_link deeplink dest destination go goto href link loc location mpre murl out q r redir redirect
redirect_url redirecturl ru t target target_url targeturl to u uddg ued url z
`
