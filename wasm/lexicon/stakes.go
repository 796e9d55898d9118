package lexicon

// LifeWords are words of titles on health and money where wrong advice hurts, in the sense of the quality rater
// guidelines' "your money or your life". Words with everyday uses beside them are left out.
const LifeWords Phrases = `
symptoms, diagnosis, treatment, treatments, disease, cancer, tumor, tumour, diabetes, diabetic, dosage, side effects, medication, medications, antibiotics, antidepressant,
depression, blood pressure, cholesterol, thyroid, arthritis, chemotherapy, vaccine, vaccines, insulin, statins, ibuprofen, ozempic, wegovy, semaglutide, miscarriage,
adhd, autism, dementia, alzheimer's, stroke, heart attack, anxiety, pregnancy, blood sugar, insomnia, kidney, liver, hormone therapy, overdose, 
mortgage, refinance, bankruptcy, debt consolidation, retirement savings, 401k, 401(k), roth ira, income tax, tax return, life insurance, health insurance, pension, retirement calculators, credit score,
student loans, payday loan, foreclosure, inheritance tax, stock picks,
symptome, diagnose, behandlung, krebs, nebenwirkungen, medikament, medikamente, bluthochdruck, altersvorsorge, krankenversicherung, baufinanzierung, insolvenz,
symptômes, traitement, maladie, effets secondaires, médicament, médicaments, prêt immobilier, assurance vie, síntomas, diagnóstico, tratamiento, enfermedad, cáncer,
efectos secundarios, medicamento, hipoteca, bancarrota, sintomi, diagnosi, malattia, farmaco, farmaci, mutuo, sintomas, tratamento, doença, câncer, remédio,
symptomen, behandeling, ziekte, hypotheek, objawy, leczenie, choroba, kredyt hipoteczny, belirtileri, tedavisi, симптомы, лечение, диагностика, ипотека
`

// Credentials are how a page shows that somebody qualified wrote or checked it.
const Credentials Phrases = `
medically reviewed, medical reviewer, clinically reviewed, reviewed by, fact checked by, fact-checked by, expert reviewed, medical review board, medical advisory board,
m.d., md, ph.d., phd, r.n., rn, rd, rdn, registered dietitian, registered nurse, pharmd, dds, dvm, psyd, lcsw, lmft, dpt, board-certified, board certified, cpa, cfp,
cfa, certified financial planner, chartered accountant, attorney, dr., prof., professor, md mph, frcs, facharzt, fachärztin, medizinisch geprüft, ärztlich geprüft,
dr. med., heilpraktiker, steuerberater, rechtsanwalt, apotheker, apothekerin, médecin, validé par, relu par, pharmacien, revisado por, médico, médica, licenciado,
revisión médica, revisione medica, medico, dottore, dott., revisado clinicamente, lekarz, zweryfikowano, врач, кандидат медицинских наук
`
