package when_test

import (
	"strings"
	"testing"
	"time"

	"github.com/entente-graph/entente/extract/when"
)

// What goes on and on takes time in proportion.
func TestHostile(t *testing.T) {
	for _, s := range []string{"the end of ", "last ", "this past ", "between ", "from May to ", "the first half of ", "early ", "1-", "1 ", "twenty-", "more than ",
		"Friday ", "Friday, ", "May ", "July 1-", "2018-", "a couple of ", "of ", "in ", "\n", " ", "x", "9", "\xe2\x80", "’", "and a half ", "1 and a half "} {
		text := strings.Repeat(s, 1<<18/len(s))
		start := time.Now()
		for range when.Find(text, friday, when.Past) {
		}
		for range when.Find("since "+text+"last month", friday, when.Future) {
		}
		if spent := time.Since(start); spent > 2*time.Second {
			t.Errorf("%q repeated takes %v", s, spent)
		}
	}
}
