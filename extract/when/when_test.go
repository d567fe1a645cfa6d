package when_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/extract/when"
	"github.com/entente-graph/entente/graph"
)

// All is written on Friday, 13 July 2018, if nothing else is said.
const friday graph.Date = "2018-07-13"

func TestResolve(t *testing.T) {
	for _, test := range []struct {
		expression string
		past       string // "from..to", or one date; "" for none
		future     string // if another
	}{
		// Days
		{"today", "2018-07-13", ""},
		{"tonight", "2018-07-13", ""},
		{"yesterday", "2018-07-12", ""},
		{"yesterday evening", "2018-07-12", ""},
		{"tomorrow", "2018-07-14", ""},
		{"this morning", "2018-07-13", ""},
		{"last night", "2018-07-12", ""},
		{"the day before yesterday", "2018-07-11", ""},
		{"the day after tomorrow", "2018-07-15", ""},
		{"the day before tomorrow", "", ""},
		{"earlier today", "2018-07-13", ""},

		// Days of the week
		{"on Wednesday", "2018-07-11", "2018-07-18"},
		{"Friday", "2018-07-13", ""},
		{"Friday night", "2018-07-13", ""},
		{"last Friday", "2018-07-06", ""},
		{"last Wednesday", "2018-07-11", ""},
		{"next Tuesday", "2018-07-17", ""},
		{"next Friday", "2018-07-20", ""},
		{"this Monday", "2018-07-09", "2018-07-16"},
		{"this past Monday", "2018-07-09", ""},
		{"this coming Monday", "2018-07-16", ""},
		{"late on Thursday", "2018-07-12", "2018-07-19"},
		{"Monday last week", "2018-07-02", ""},
		{"Monday of this week", "2018-07-09", ""},
		{"Sunday next week", "2018-07-22", ""},
		{"friday", "", ""},

		// Weeks, months, years
		{"this week", "2018-07-09..2018-07-15", ""},
		{"last week", "2018-07-02..2018-07-08", ""},
		{"next week", "2018-07-16..2018-07-22", ""},
		{"earlier in the week", "2018-07-09..2018-07-15", ""},
		{"last weekend", "2018-07-07..2018-07-08", ""},
		{"on the weekend", "2018-07-07..2018-07-08", "2018-07-14..2018-07-15"},
		{"last month", "2018-06", ""},
		{"this month", "2018-07", ""},
		{"earlier this month", "2018-07", ""},
		{"later this year", "2018", ""},
		{"next month", "2018-08", ""},
		{"last year", "2017", ""},
		{"this year", "2018", ""},
		{"early next year", "2019", ""},
		{"last decade", "2000..2009", ""},

		// Counted back and ahead
		{"two years ago", "2016", ""},
		{"a year ago", "2017", ""},
		{"a decade ago", "2008", ""},
		{"two centuries ago", "1818", ""},
		{"twenty-five years ago", "1993", ""},
		{"three days ago", "2018-07-10", ""},
		{"a couple of days ago", "2018-07-11", ""},
		{"nearly two years ago", "2016", ""},
		{"more than two years ago", "..2016", ""},
		{"less than two months ago", "2018-05..2018-07", ""},
		{"two or three years ago", "2015..2016", ""},
		{"three and a half years ago", "2014..2015", ""},
		{"seven months ago", "2017-12", ""},
		{"a week ago", "2018-07-02..2018-07-08", ""},
		{"five hours ago", "2018-07-13", ""},
		{"48 hours ago", "2018-07-11", ""},
		{"three days from now", "2018-07-16", ""},
		{"in three days", "", "2018-07-16"},
		{"within two months", "", "2018-07-13..2018-09"},
		{"the past three days", "2018-07-10..2018-07-13", ""},
		{"the last 24 hours", "2018-07-12..2018-07-13", ""},
		{"over two hundred years ago", "", ""},
		{"the past year", "2017..2018", ""},
		{"the last two weeks", "2018-06-29..2018-07-13", ""},
		{"the next two months", "2018-07..2018-09", ""},
		{"the coming days", "", ""},
		{"the next day", "", ""},
		{"the previous month", "", ""},
		{"to this day", "", ""},
		{"the coming week", "2018-07-13..2018-07-20", ""},
		{"two days later", "", ""},
		{"a month earlier", "", ""},
		{"years ago", "", ""},
		{"several years ago", "", ""},

		// Months
		{"in July", "2018-07", ""},
		{"in August", "2017-08", "2018-08"},
		{"in June", "2018-06", "2019-06"},
		{"last July", "2017-07", ""},
		{"last November", "2017-11", ""},
		{"this November", "2018-11", ""},
		{"next May", "2019-05", ""},
		{"in mid-May", "2018-05", "2019-05"},
		{"late June", "2018-06", "2019-06"},
		{"the end of June", "2018-06", "2019-06"},
		{"in May 2015", "2015-05", ""},
		{"March of 2003", "2003-03", ""},
		{"Sept. 2013", "2013-09", ""},
		{"in July of last year", "2017-07", ""},
		{"November last year", "2017-11", ""},
		{"March 11 this year", "2018-03-11", ""},
		{"the summer of last year", "2017-06..2017-08", ""},
		{"July last week", "", ""},
		{"July", "", ""},
		{"in may", "", ""},

		// Days of a month
		{"July 13", "2018-07-13", ""},
		{"July 14", "2017-07-14", "2018-07-14"},
		{"13 July", "2018-07-13", ""},
		{"the 12th of July", "2018-07-12", "2019-07-12"},
		{"July 13, 2015", "2015-07-13", ""},
		{"13 July 2015", "2015-07-13", ""},
		{"Sept. 11, 2001", "2001-09-11", ""},
		{"July 9-11", "2018-07-09..2018-07-11", "2019-07-09..2019-07-11"},
		{"9–11 July 2017", "2017-07-09..2017-07-11", ""},
		{"Monday, July 16", "2018-07-16", ""},
		{"Monday (July 9)", "2018-07-09", ""},
		{"Monday the 9th of July", "2018-07-09", ""},
		{"Feb 29", "2016-02-29", "2020-02-29"},
		{"February 29, 2017", "", ""},
		{"February 31", "", ""},
		{"2018-07-13", "2018-07-13", ""},
		{"2018-02-30", "", ""},
		{"13/7/2018", "2018-07-13", ""},
		{"7/13/2018", "2018-07-13", ""},
		{"13.07.2018", "2018-07-13", ""},
		{"7/8/2018", "2018", ""},

		// Years and more
		{"in 2013", "2013", ""},
		{"the 2015", "2015", ""},
		{"early 2014", "2014", ""},
		{"in 2013-15", "2013..2015", ""},
		{"the 1990s", "1990..1999", ""},
		{"the late 1990s", "1990..1999", ""},
		{"the 80s", "1980..1989", ""},
		{"last summer", "2017-06..2017-08", ""},
		{"this spring", "2018-03..2018-05", ""},
		{"the summer of 2006", "2006-06..2006-08", ""},
		{"winter 2006", "2006", ""},
		{"the first half of 2018", "2018-01..2018-06", ""},
		{"the third quarter of last year", "2017-07..2017-09", ""},
		{"2013", "", ""},
		{"in 2013%", "", ""},
		{"in 9999", "", ""},

		// Bounds
		{"since 2013", "2013..2018-07-13", ""},
		{"since last month", "2018-06..2018-07-13", ""},
		{"until Friday", "..2018-07-13", ""},
		{"by Monday", "..2018-07-09", "..2018-07-16"},
		{"before 2003", "..2003", ""},
		{"after June", "2018-06..", "2019-06.."},
		{"from 2013 to 2016", "2013..2016", ""},
		{"from March until June", "2018-03..2018-06", "2019-03..2019-06"},
		{"between 1980 and 1988", "1980..1988", ""},
		{"from 2013", "2013..", ""},
		{"from June 9-11", "2018-06-09..2018-06-11", "2019-06-09..2019-06-11"},
		{"by May", "", ""},
		{"since May", "2018-05..2018-07-13", "2019-05.."},
	} {
		for lean, want := range map[when.Lean]string{when.Past: test.past, when.Future: test.future} {
			if want == "" && test.past != "" {
				want = test.past
			}
			got := ""
			if found, ok := when.Resolve(test.expression, friday, lean); ok {
				got = shown(found)
			}
			if got != want {
				t.Errorf("%q, lean %d: got %q, want %q", test.expression, lean, got, want)
			}
		}
	}
}

func shown(t when.Time) string {
	if t.From == t.To {
		return string(t.From)
	}
	return string(t.From + ".." + t.To)
}

// What isn't known of the day of writing isn't made up.
func TestWrittenImprecisely(t *testing.T) {
	for _, test := range []struct {
		expression string
		written    graph.Date
		want       string
	}{
		{"last month", "2018-07", "2018-06"},
		{"last year", "2018", "2017"},
		{"in June", "2018-07", "2018-06"},
		{"yesterday", "2018-07", ""},
		{"on Friday", "2018", ""},
		{"last month", "2018", ""},
		{"July 13", "2018", ""},
		{"July 13, 2015", "", "2015-07-13"},
		{"two years ago", "", ""},
		{"since 2013", "", "2013.."},
		{"last month", "2018-01-31", "2017-12"},
		{"next month", "2018-01-31", "2018-02"},
		{"last winter", "2018-01-31", "2016-12..2017-02"},
		{"last winter", "2018-03-31", "2017-12..2018-02"},
		{"this week", "2018-07-15", "2018-07-09..2018-07-15"},
		{"this weekend", "2018-07-15", "2018-07-14..2018-07-15"},
	} {
		got, _ := when.Resolve(test.expression, test.written, when.Past)
		if shown(got) != test.want {
			t.Errorf("%q written %q: got %q, want %q", test.expression, test.written, shown(got), test.want)
		}
	}
}

func TestDate(t *testing.T) {
	for _, test := range []struct {
		when.Time
		want graph.Date
	}{
		{when.Time{From: "2018-07-09", To: "2018-07-15"}, "2018-07"},
		{when.Time{From: "2018-06-29", To: "2018-07-13"}, "2018"},
		{when.Time{From: "2017", To: "2018-07-13"}, ""},
		{when.Time{From: "2018", To: "2018-07-13"}, "2018"},
		{when.Time{From: "2018-07", To: "2018-07"}, "2018-07"},
		{when.Time{To: "2018"}, ""},
		{when.Time{}, ""},
	} {
		if got := test.Date(); got != test.want {
			t.Errorf("%v: got %q, want %q", test.Time, got, test.want)
		}
	}
}

func TestFind(t *testing.T) {
	for text, want := range map[string][]string{
		"He said on Wednesday that the truce of July 2017 had held since last month.":          {"Wednesday 2018-07-11", "July 2017 2017-07", "since last month 2018-06..2018-07-13"},
		"The 2015 nuclear deal was signed in Vienna three years ago.":                          {"The 2015 2015", "three years ago 2015"},
		"“Yesterday’s raid”, he said, “was the worst since the 1980s.”":                        {"Yesterday 2018-07-12", "since the 1980s 1980..2018-07-13"},
		"Earlier in July, Mr. Putin met him; in August he may come again.":                     {"Earlier in July 2018-07", "August 2017-08"},
		"Prime Minister May may march in Augustine's 1,500 steps; May said so.":                nil,
		"Each Friday, and every Monday, they pray. Good Friday came. Fridays too.":             nil,
		"They lost 2,000 men and 2013 tanks, F-16 jets, $5 million, 7.5 years of peace.":       nil,
		"It came a hundred and five years ago, 2.5 years ago or three thousand years ago.":     nil,
		"Two days later, and a month after that, the year was over.":                           nil,
		"On a Sunday, or one Monday, or in May of next week.":                                  {"May 2018-05", "next week 2018-07-16..2018-07-22"},
		"They fought for three days in two weeks of war.":                                      nil,
		"In 2013, 40 died; in 2014 it was 50.":                                                 {"2013 2013", "2014 2014"},
		"Talks ran from 12 May 2018 to 14 May 2018 (see 2018-05-12).":                          {"from 12 May 2018 to 14 May 2018 2018-05-12..2018-05-14", "2018-05-12 2018-05-12"},
		"On\u00a0July\u00a011 and on Thursday\nnight.\n\nMay\n\n2018":                          {"July\u00a011 2018-07-11", "Thursday\nnight 2018-07-12"},
		"Iran's second strike; last men; this is next; the past; in the; a; ago; since; until": nil,
		"The past three days were quiet, the coming week may not be.":                          {"The past three days 2018-07-10..2018-07-13", "the coming week 2018-07-13..2018-07-20"},
		"Call 2018-07-13-22, 10.0.0.1, 1/2/3 or 2018/2019/2020.":                               nil,
	} {
		var got []string
		for e := range when.Find(text, friday, when.Past) {
			got = append(got, text[e.Start:e.End]+" "+shown(e.Time))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

// Whatever the text, expressions follow one another on the bounds of its runes, and their dates are
// dates.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"on Wednesday, July 11 (AP)", "between 1980 and the 1990s", "more than two or three and a half years ago",
		"the first quarter of last year", "13/7/2018 2018-07-13T10:00", "last last this past the the mid-mid-", "99999999999999999999 years ago", "\xe2\x80 July\xc2", "1500 years ago in 1999 months from now"} {
		f.Add(s, "2018-07-13", true)
		f.Add(s, "2018", false)
	}
	f.Fuzz(func(t *testing.T, text, written string, past bool) {
		lean := when.Future
		if past {
			lean = when.Past
		}
		last := 0
		for e := range when.Find(text, graph.Date(written), lean) {
			if e.Start < last || e.End <= e.Start || e.End > len(text) {
				t.Fatalf("%q: %+v after %d", text, e, last)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[e.Start:e.End]) {
				t.Fatalf("%q: %+v splits a rune", text, e)
			}
			for _, d := range []graph.Date{e.From, e.To} {
				if d != "" && len(d) != 4 && len(d) != 7 && len(d) != 10 || d == "" && e.From == e.To {
					t.Fatalf("%q: %+v", text, e)
				}
			}
			last = e.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The envoy said on Wednesday that the truce, which had held since last month, would end in two weeks. "+
		"Nobody in the city had asked him to leave, he told the agency, though some had asked how long he meant to stay.\n", 500)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for range when.Find(text, friday, when.Past) {
		}
	}
}
