package page

// longestGeneric is how many bytes the longest of genericAnchors has.
const longestGeneric = 23

// genericAnchors say nothing of their target, in the languages most pages are written in; _ is a blank.
const genericAnchors list = `
aqui aquí article buraya_tıklayın clicca_qui click_here clique_aqui cliquez_ici continua_a_leggere continue
continue_reading czytaj_więcej details devamı download en_savoir_plus fonte fuente full_article go haz_clic_aquí here
hier homepage ici info klik_hier kliknij_tutaj learn_more leer_más lees_meer leggi_tutto leia_mais link lire_la_suite
meer mehr mehr_erfahren more más_información official_website quelle qui read_more saiba_mais see_more site site_web
source this this_article this_link this_page this_post tutaj ver_más view visit visit_site visit_website web webseite
website weiterlesen więcej zur_website źródło здесь источник подробнее тут читать_далее اقرأ_المزيد هنا こちら もっと見る 更多
查看更多 点击这里 続きを読む 더보기 여기
`
