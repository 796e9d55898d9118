package lexicon

// AboutWords are what links to a site's word about itself are called, and the slugs of such pages.
const AboutWords Phrases = `
about, about us, about me, our story, our team, our company, our mission, company, who we are, what we do, the team,
the company, team, staff, masthead, mission, corporate, über uns, über mich, ueber uns, ueber mich, wir über uns, unternehmen, das team,
impressum, imprint, à propos, a propos, qui sommes-nous, qui sommes nous, qui suis-je, notre histoire, mentions légales, mentions legales,
l'équipe, quiénes somos, quienes somos, sobre nosotros, sobre mí, acerca de, nosotros, aviso legal, chi siamo, chi sono, azienda, note legali,
sobre, sobre nós, sobre nos, quem somos, quem sou, over ons, over mij, wie zijn wij, o nas, o mnie, o firmie, hakkımızda, hakkimizda, kurumsal,
о нас, о компании, о проекте, о сайте, про нас, про компанію, om oss, om os, om mig, om meg, om mej, meistä, tietoa meistä, o nás, o mně, o nama,
rólunk, impresszum, despre noi, despre mine, σχετικά, ποιοι είμαστε, σχετικά με εμάς, 会社概要, 運営会社, 運営者情報, 私たちについて, 关于我们,
關於我們, 公司简介, 회사소개, giới thiệu, về chúng tôi, tentang kami, tentang, เกี่ยวกับเรา, हमारे बारे में, من نحن, עלינו, אודות
`

// ContactWords are what links to a way of reaching a site's owner are called, and the slugs of such pages.
const ContactWords Phrases = `
contact, contact us, contact me, contacts, get in touch, email us, email me, e-mail, email, feedback, help, support, customer service,
help center, help centre, write to us, talk to us, reach us, call us, find us, kontakt, kontaktiere uns, impressum, imprint, contactez-nous,
contactez nous, nous contacter, mentions légales, contacto, contáctanos, contactanos, contactar, contatti, contattaci, contatto, contato,
contactos, contacte-nos, fale conosco, neem contact op, klantenservice, kontakt oss, kontakta oss, kontakt os, ota yhteyttä, yhteystiedot,
skontaktuj się z nami, iletişim, iletisim, bize ulaşın, контакты, контакти, обратная связь, связаться с нами, kontakty, kapcsolat,
επικοινωνία, お問い合わせ, 联系我们, 聯絡我們, 联系方式, 문의, 문의하기, 연락처, liên hệ, hubungi kami, kontak, ติดต่อเรา, संपर्क करें,
اتصل بنا, צור קשר
`

// EditorialPolicies are what links to the rules of a house that publishes are called, and the slugs of such pages.
const EditorialPolicies Phrases = `
editorial policy, editorial policies, editorial guidelines, editorial standards, editorial process, editorial code, editorial integrity,
editorial independence, editorial ethics, editorial principles, editorial mission, editorial statement, ethics policy, ethics statement,
code of ethics, ethics & standards, ethics and standards, standards and ethics, corrections, corrections policy, correction policy,
corrections and clarifications, fact-checking policy, fact checking policy, fact-checking, fact check policy, review process, review policy,
how we test, how we review, how we work, publishing principles, journalistic standards, news values, standards of practice,
advertising policy, medical review process, redaktionelle richtlinien, redaktionsrichtlinien, redaktionsstatut, pressekodex,
charte éditoriale, ligne éditoriale, charte déontologique, charte de déontologie, política editorial, línea editorial, código ético,
código deontológico, principios editoriales, linea editoriale, politica editoriale, codice etico, princípios editoriais,
linha editorial, redactiestatuut, redactionele richtlijnen, zasady redakcyjne, yayın ilkeleri, редакционная политика, редакційна політика, redaktionell policy, etiske retningslinjer, redaktionelle retningslinjer, redaksjonelle retningslinjer,
vær varsom-plakaten, 編集方針, 编辑方针, pedoman media siber, kode etik
`

// Moderation are what links on a forum are called that show that somebody looks after it.
const Moderation Phrases = `
report, report post, report abuse, report this post, flag, flag as inappropriate, rules, forum rules, board rules, community rules, house rules, guidelines,
community guidelines, posting guidelines, forum guidelines, moderators, moderator, mods, moderation, code of conduct, terms and rules, terms & rules,
acceptable use, content policy, community standards, report inappropriate content, message the mods, contact moderators, improve this answer, improve this question, melden, beitrag melden, regeln,
forenregeln, forumregeln, nutzungsregeln, netiquette, moderatoren, signaler, charte, règles, règlement, modérateurs, reportar, denunciar, normas, reglas,
moderadores, segnala, regolamento, moderatori, regras, regels, zgłoś, regulamin, şikayet et, kurallar, пожаловаться, правила, правила форума,
модераторы, anmäl, regler, anmeld, ilmoita, säännöt, nahlásit, pravidla, 通報, 举报, 版规, 신고, 利用規約
`
