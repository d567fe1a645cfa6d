package article

import (
	"strings"
	"testing"
)

// English is never taken for anything else, however short, and whatever names are in it.
func TestEnglishIsKept(t *testing.T) {
	names := "Jair Bolsonaro, Luiz Inácio Lula da Silva, Dilma Rousseff, Fernando Henrique Cardoso, Itamar Franco, "
	for _, s := range []string{
		"", "…", "13/7/2018", "Iran said so.", "Iran sanctions", "U.S. warns Iran", "Envoy returns to Damascus", "Rouhani meets Putin in Sochi",
		"Macron, Merkel and Erdogan meet in Istanbul", "Houthi drones hit Abqaiq", "Netanyahu: Iran must go",
		"Khamenei aide Ali Akbar Velayati visits Moscow.", "Partido Socialista leader Pedro Sanchez visits Barcelona.",
		"Hezbollah's Hassan Nasrallah praises Qasem Soleimani and Abu Mahdi al-Muhandis.", "El Salvador's Nuevas Ideas party won.",
		"Bundeskanzlerin Angela Merkel's party, the Christlich Demokratische Union, lost in Mecklenburg-Vorpommern.",
		"Saudi Crown Prince Mohammed bin Salman bin Abdulaziz Al Saud received Sheikh Mohammed bin Zayed Al Nahyan in Neom.",
		"Türkiye's Cumhuriyet Halk Partisi and İYİ Parti criticized Erdoğan.",
		"Parti Démocratique de Guinée leader Alpha Condé met Emmanuel Macron in Conakry.",
		"Iran’s foreign minister (وزیر امور خارجه ایران) met Lavrov (Лавров).",
		"\"J'ai besoin de tout mon courage\", said the president, who left for Algiers.",
		strings.Repeat(names, 5), "Real Madrid 2 Barcelona 1, Atletico Madrid 0 Sevilla 3, Valencia 1 Villarreal 1, Espanyol 2 Getafe 2",
		"PUTIN VISITS TEHRAN, MEETS KHAMENEI, ROUHANI AND ERDOGAN; LAVROV TO STAY", "https://example.org/noticias/israel/siria/la-guerra.html",
	} {
		if language := foreign(s); language != "" {
			t.Errorf("%q is taken for %s", s, language)
		}
	}
}

func TestOtherLanguages(t *testing.T) {
	for s, want := range map[string]string{
		"Die Bundesregierung hat am Montag angekündigt, weitere Waffen an die Ukraine zu liefern.":         "German",
		"Der Iran will nicht verhandeln, sagte ein Sprecher; man werde sich dem Druck nicht beugen.":       "German",
		"Le président français a rencontré son homologue russe à Moscou mardi soir.":                       "French",
		"L'Iran a menacé Israël de représailles après la frappe sur Damas, qui a fait sept morts.":         "French",
		"El presidente de Venezuela rechazó las sanciones impuestas por los Estados Unidos.":               "Spanish",
		"Israel bombardeó posiciones iraníes cerca de Damasco el domingo, según el ejército.":              "Spanish",
		"Il presidente russo ha incontrato il ministro degli Esteri iraniano a Mosca per parlare di Siria": "Italian",
		"O presidente do Brasil criticou as sanções contra a Venezuela.":                                   "Portuguese",
		"قال الرئيس الإيراني إن بلاده لن تنسحب من سوريا رغم الضغوط الأمريكية.":                             "Arabic",
		"رئیس جمهور ایران گفت که ایران از سوریه خارج نخواهد شد.":                                           "Persian",
		"Министр иностранных дел России прибыл в Тегеран для переговоров с иранским коллегой.":             "Russian",
		"Türkiye, Libya'ya asker gönderme kararı aldı; karar bugün mecliste oylanacak.":                    "Turkish",
		"中国外交部长在德黑兰会见了伊朗总统，讨论了两国之间的合作。":                                                                    "Mandarin",
		"ראש הממשלה אמר כי ישראל תמשיך לפעול בסוריה.":                                                      "Hebrew",
	} {
		if got := foreign(s); got != want {
			t.Errorf("%q is taken for %q, want %q", s, got, want)
		}
	}
}
