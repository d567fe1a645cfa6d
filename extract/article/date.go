package article

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/entente-graph/entente/graph"
)

// Dates are read here rather than by go-dateparser, which fills in from today's date what a text
// leaves out, and takes milliseconds for each.

const (
	yearRE  = `((?:19|20)\d{2})`
	dayRE   = `(0?[1-9]|[12]\d|3[01])`
	months  = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`
	monthRE = `(` + months + `)\.?`
)

// The ways in which a date is written, the more precise first. The letters say what the groups are.
var dateForms = []struct{ groups, re string }{
	{"ymd", `\b` + yearRE + `[-/](0?[1-9]|1[0-2])[-/]` + dayRE + `(?:T|\b)`},
	{"dmy", `\b` + dayRE + `(?:st|nd|rd|th)?(?:\s+of)?[\s\-.,/]+` + monthRE + `[\s\-,/]+` + yearRE + `\b`},
	{"mdy", `\b` + monthRE + `\s*` + dayRE + `(?:st|nd|rd|th)?(?:,\s*|\s+)` + yearRE + `\b`},
	{"##y", `\b(\d{1,2})[./-](\d{1,2})[./-]` + yearRE + `\b`},
	{"ym", `\b` + yearRE + `[-/](0?[1-9]|1[0-2])\b`},
	{"my", `\b` + monthRE + `,?\s+` + yearRE + `\b`},
	{"y", `^\s*` + yearRE + `\s*$`},
}

var dateREs = func() (res []*regexp.Regexp) {
	for _, f := range dateForms {
		res = append(res, regexp.MustCompile(`(?i)`+f.re))
	}
	return res
}()

// dateIn returns the date that s holds, as precise as s has it, or "".
func dateIn(s string) graph.Date {
	if len(s) > 500 || !strings.ContainsAny(s, "0123456789") {
		return ""
	}
	for i, re := range dateREs {
		m := re.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		var year, month, day int
		for g, what := range dateForms[i].groups {
			n, err := strconv.Atoi(m[g+1])
			if err != nil {
				n = monthNumber(m[g+1])
			}
			switch what {
			case 'y':
				year = n
			case 'm':
				month = n
			case 'd':
				day = n
			case '#':
				// 13/7/2018 and 7/13/2018 tell which is the day; 7/8/2018 tells the year only.
				switch {
				case day == 0:
					day = n
				case n > 12 && day <= 12:
					month, day = day, n
				case day > 12 || n == day:
					month = n
				default:
					day = 0
				}
			}
		}
		return makeDate(year, month, day)
	}
	return ""
}

func monthNumber(name string) int {
	name = strings.ToLower(name[:3])
	return strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", name)/3 + 1
}

func makeDate(year, month, day int) graph.Date {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	switch {
	case month < 1 || month > 12:
		return graph.Date(strconv.Itoa(year))
	case day < 1 || t.Day() != day:
		return graph.Date(time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC).Format("2006-01"))
	}
	return graph.Date(t.Format(time.DateOnly))
}

var (
	anyDate = `(?:` + strings.NewReplacer("(0?", "(?:0?", "((?:", "(?:(?:", "(jan", "(?:jan", `(\d`, `(?:\d`).Replace(
		strings.Join([]string{dateForms[0].re, dateForms[1].re, dateForms[2].re, dateForms[3].re}, "|")) + `)`
	clock    = `(?:[T\s,|·•–—-]*(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?(?:[a-z]{2,5})?(?:\s*[+-]\d{1,2}(?::?\d{2})?)?\)?)?)?`
	printing = `(?:(?:date|(?:last |first |originally )?(?:updated?|published|posted|modified|created|written))(?:\s+(?:on|at))?\s*:?\s*)?` +
		`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+)?` + clock + `[\s,|-]*` + anyDate + clock
	// stampRE is a line that says when the page was printed, perhaps when it was changed, and nothing else.
	stampRE = regexp.MustCompile(`(?i)^` + printing + `(?:[\s,;|/•·–—-]+` + printing + `)?$`)
	// ageRE is a line that says how long ago.
	ageRE = regexp.MustCompile(`(?i)^(?:(?:updated|published|posted)\s+)?(?:\d+|an?|one)\s*(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|years?)\s+ago$`)
)
