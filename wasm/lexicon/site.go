package lexicon

// SiteWords stand on sites whatever they are about: consent, accounts, baskets, legal notices, sharing, navigation. They
// are compiled by hand, a language a line.
const SiteWords = `
cookie cookies privacy policy consent gdpr terms conditions copyright rights reserved disclaimer imprint sitemap login logout log sign signup register account password email newsletter subscribe unsubscribe cart basket checkout wishlist menu search home homepage contact faq javascript browser website site page pages click read more less share tweet facebook twitter instagram linkedin youtube pinterest whatsapp rss cancel submit close open skip next previous back accept reject settings preferences loading blog posts post comments comment reply author admin tags categories category archive archives toggle navigation footer header content posted published updated min ago
datenschutz datenschutzerklärung impressum agb nutzungsbedingungen anmelden abmelden registrieren konto passwort warenkorb kasse startseite kontakt suche seite seiten mehr weniger weiterlesen teilen akzeptieren ablehnen einstellungen zurück weiter schließen beitrag beiträge kommentar kommentare kategorien webseite
confidentialité mentions légales conditions connexion inscription compte panier accueil contact recherche partager accepter refuser paramètres retour suivant précédent fermer commentaires catégories courriel abonner lire suite
privacidad aviso legal términos condiciones iniciar sesión registrarse cuenta contraseña carrito inicio contacto buscar compartir aceptar rechazar configuración volver siguiente anterior cerrar comentarios categorías correo suscribirse leer más
privacidade termos entrar cadastro conta senha carrinho início contato pesquisar compartilhar aceitar rejeitar configurações voltar próximo comentários assinar
informativa termini accedi registrati carrello cerca condividi accetta rifiuta impostazioni indietro avanti chiudi commenti categorie iscriviti leggi
voorwaarden inloggen aanmelden winkelwagen zoeken delen accepteren weigeren instellingen terug volgende sluiten reacties nieuwsbrief
prywatności regulamin zaloguj zarejestruj koszyk szukaj udostępnij zaakceptuj odrzuć ustawienia wstecz dalej zamknij komentarze
конфиденциальности условия войти регистрация корзина поиск поделиться принять настройки назад далее закрыть комментарии главная контакты
`

// PlainWords are English words that say nothing of a subject, beyond FunctionWords: pronouns, auxiliaries, prepositions,
// what any text uses, and, in the last line, what an apostrophe leaves. They are
// compiled by hand.
const PlainWords = `
a about above after again against ago all almost also although always am among an and another any anyone anything are around as ask at away back be became because become been before being below best better between beyond big both bring but by call came can cannot certain come could day days did different do does doing done down during each either else end enough even ever every everyone everything example far few find first for found from full further gave get getting give given go goes going gone good got great had has have having he help her here hers herself him himself his how however i if in instead into is it its itself just keep know known large last later least leave left less let like likely little long look looking lot lots made make makes making many may maybe me might mine more most much must my myself name near need needs never new next no none nor not nothing now number of off often old on once one ones only onto or other others our ours out over own part people per perhaps place point possible put quite rather read really right said same saw say says see seem seen set several shall she should show shown side simply since small so some someone something sometimes soon still such sure take taken tell than that the their theirs them themselves then there therefore these they thing things think this those though through thus time times to today together told too took top toward towards try turn two under until up upon us use used uses using usually very via want was way ways we well went were what whatever when where whether which while who whole whom whose why will with within without work works world would year years yes yet you your yours yourself
aren couldn didn doesn don hadn hasn haven isn ll mustn re shan shouldn ve wasn weren won wouldn
`
