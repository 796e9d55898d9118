// Package lexicon holds word lists that several packages read. It tells no language: page does.
package lexicon

// FunctionWords are the commonest short words of the languages written in Latin letters that are told apart, a language
// a line, compiled by hand. "hr" stands for Bosnian and Serbian in Latin letters too, "id" for Malay, "no" for both
// Norwegian norms. Words that many languages share weigh little, so each line needs some that its relatives lack.
const FunctionWords = `
en the of and to in is that for it was on are as with they at be this have from or had by not but what were we when your can which their if will would
de der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind
fr le la les de des du et en un une est que qui dans pour pas sur au aux par plus avec ce cette son sa ses il elle ne se sont ou mais comme nous
es el la los las de del y en un una que por con para se su no al lo como más pero sus le ya o este esta entre cuando muy sin sobre también me hasta
pt o a os as de do da dos das e em um uma que é por com para se no na não ao mais como mas foi seu sua ou quando muito nos já também só
it il lo la i gli le di del della dei delle e in un una che è per con non si da al alla nel nella sono ma come più anche o se suo sua questo
ca el la els les de del i en un una que és per amb no al als com més però seva seu o aquest aquesta entre quan molt també fins on tot són ha dels pel
ro și de la în a cu un o pe care nu este din că pentru se sunt mai dar ce sau al ale lui ei prin fost au după acest această dacă când fi foarte doar
nl de het een en van in is dat op te zijn voor met die niet aan er om ook als dan maar bij nog uit naar door over wordt zij deze heeft hij was worden of
sv och att det i en som på är av för med den till inte har de ett om han men var sig från vi så kan när år där ska efter vid nu också eller hade
da og at det i en som på er af for med den til ikke har de et om han var fra vi så kan når der skal efter nu havde meget kun blev hvad jeg
no og at det i en som på er av for med den til ikke har de et om han var fra vi så kan når der skal etter nå hadde mye bare ble hva jeg
is og að í á er sem það til um með ekki við af en fyrir var hann því hefur eru frá þess eða þá ég hún voru einnig verið þar þetta sér svo eftir þeir hafa
fi ja on ei se että oli hän mutta ovat kun niin myös joka tai kuin jos sen ole jo vain tämä mitä hänen voi nyt mukaan ollut sekä jotka vielä sitä tässä olla minä kanssa siitä
et ja on ei see oli ta kui ka aga mis kes oma või siis ning ma nii veel välja selle seda üle kuid olid pole tema nagu juba ainult nende ole järgi pärast kõik mida siin
lv un ir ka no uz par ar bet kas tas tā arī to lai kā vai pēc līdz viņš bija nav pie gan jau tikai viņa šī šis tika kuri nevar vēl būs lielākā mums savu
lt ir kad yra tai į iš su kaip jis buvo bet ar apie už dėl po nuo tik jo ji jų savo dar prie per kurie gali labai taip pat šis būti bus mūsų kuris ne
pl w i z na się nie do to że jest o jak ale po od co za przez dla jego czy są tak ma jej był było tym oraz który która które także już tylko przy
cs a v se na je že s z do o to i ve k pro jako by byl ale po od za jeho které který která není bylo také však jsou podle při už jen aby
sk a v sa na je že s z do o to aj vo k pre ako by bol ale po od za jeho ktoré ktorý ktorá nie bolo tiež však sú podľa pri už len aby
sl in je v na se da za so z ki s pa ne po tudi kot ali od bi pri še že kar zaradi lahko ter bil bila le tega med jih njegov smo več ima
hr i je u na se da za su s od ne o a kao što nije bi koji koja koje će iz ili već te do po samo kako sam bio bila biti ali također još
hu a az és hogy nem is egy van volt csak meg ez de ha már mint azt el még kell után lesz vagy sem ezt nagyon minden lehet ki amely majd aki pedig között amikor szerint
tr ve bir bu da de için ile çok daha olarak gibi en kadar ne olan sonra ama var değil her ya o ise olduğu ancak bunu diye şey göre veya tarafından hem mi ki bütün yok
sq të e në i dhe një për me që nga se është nuk më si ka ai janë por kjo ky do tij edhe kur ishte ose tek saj mund kanë pas duke gjithë këtë shumë
vi và của là có không được cho một các trong với những này để người đã khi từ đến về như ra cũng tại nhiều theo sẽ ở đó trên vào hay còn nên việc rất
id yang dan di dari untuk dengan pada ini itu dalam tidak adalah akan ke juga oleh atau ada sebagai karena mereka telah saya kami lebih bisa dapat hanya sudah kita anda tersebut harus saat seperti para
`
