package relation

import (
	"strings"
	"time"

	"github.com/entente-graph/entente/graph"
)

var weekdays = map[string]time.Weekday{"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6}

// date returns when the act of v happened, if its clause names a day that the day of publishing
// resolves: on Friday is the last Friday, today included.
func (t *tree) date(published graph.Date, v int) graph.Date {
	day, err := time.Parse(time.DateOnly, string(published))
	if err != nil {
		return ""
	}
	for _, c := range t.children[v] {
		if !strings.HasPrefix(t.words[c].Rel, "obl") && t.words[c].Rel != "advmod" {
			continue
		}
		back := -1
		switch low := strings.ToLower(t.words[c].Form); low {
		case "today":
			back = 0
		case "yesterday":
			back = 1
		default:
			w, ok := weekdays[low]
			if !ok || t.nextOrLast(c) {
				continue
			}
			back = int(day.Weekday()-w+7) % 7
		}
		return graph.Date(day.AddDate(0, 0, -back).Format(time.DateOnly))
	}
	return ""
}

// nextOrLast tells "next Friday" and "last Friday", which the weekday alone doesn't date.
func (t *tree) nextOrLast(w int) bool {
	a := t.child(w, "amod", "det")
	return a >= 0 && (t.words[a].Lemma == "next" || t.words[a].Lemma == "last")
}
