package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"
)

// Only English is read. What is told for certain to be in another language is an error; whatever is
// in doubt, as a headline full of foreign names, is kept.
//
// A detector alone can't do that: by whatlanggo and lingua-go alike, headlines about Erdogan and Houthi
// drones are Dutch and Yoruba. Counting the small words of English does, and leaving out the names.
// lingua-go would be surer of short sentences in other languages, for 120 MB of program, and 36 MB of
// memory with its rough models or 730 MB with its good ones.

const (
	enoughWords   = 7       // in small letters, to judge a text by
	enoughLetters = 10      // of another script
	longestProof  = 1 << 12 // bytes that the detector sees
)

// englishWords stand in any few sentences of English, and hardly in other languages.
var englishWords = func() map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(`the and of to for that this with from by his their its was were has have had been will
		would which who they he said after about is are not it but you your we my when what some should can did
		how much many more than then there these those them him into over because between against`) {
		words[w] = true
	}
	return words
}()

// foreign returns the name of the language a text is in, if that surely isn't English, else "".
func foreign(text string) string {
	var small strings.Builder // the words that aren't names
	proof := map[string]bool{}
	words, english, latin, other := 0, 0, 0, 0
	for field := range strings.FieldsSeq(text) {
		word := strings.TrimFunc(field, func(c rune) bool { return !unicode.IsLetter(c) })
		if word == "" || strings.ContainsAny(word, "/@") || strings.HasPrefix(word, "www.") {
			continue
		}
		words++
		first, _ := utf8.DecodeRuneInString(word)
		if size := utf8.RuneCountInString(word); unicode.Is(unicode.Latin, first) {
			latin += size
		} else {
			other += size
		}
		if len(word) < 8 && englishWords[strings.ToLower(word)] {
			english++
			if english*8 > words && words >= 40 {
				return ""
			}
		}
		if unicode.IsLower(first) && unicode.Is(unicode.Latin, first) && small.Len() < longestProof {
			small.WriteString(word)
			small.WriteByte(' ')
			proof[word] = true
		}
	}
	sample := text[:cutAt(text, longestProof)]
	switch {
	case words == 0 || english*12 > words:
		return ""
	case other >= enoughLetters && other > 4*latin:
		return languageName(whatlanggo.DetectLang(sample))
	case len(proof) < enoughWords:
		return ""
	}
	// Without names and with them it must be another language, surely not English: whether it is Danish
	// or Norwegian doesn't matter.
	found := whatlanggo.DetectLang(sample)
	against := whatlanggo.Options{Whitelist: map[whatlanggo.Lang]bool{found: true, whatlanggo.Eng: true}}
	sure := whatlanggo.DetectWithOptions(sample, against)
	if found < 0 || found == whatlanggo.Eng || !sure.IsReliable() || whatlanggo.DetectLangWithOptions(small.String(), against) != found {
		return ""
	}
	return languageName(found)
}

func languageName(l whatlanggo.Lang) string {
	if name := whatlanggo.Langs[l]; name != "" {
		return name
	}
	return "another script"
}

// cutAt returns where text can be cut, at size bytes or before.
func cutAt(text string, size int) int {
	if len(text) <= size {
		return len(text)
	}
	for size > 0 && !utf8.RuneStart(text[size]) {
		size--
	}
	return size
}
