// Package when tells what an expression of time in running text means to somebody who writes on a
// given day: "last month", "on Wednesday", "two years ago", "July 13", "since 2013".
//
// What an expression leaves open stays open: last month is a month, 2018-06, and none of its days.
// That is why no library does this here: those for Go return a moment, filled in from the clock.
// The kinds of expressions are those of TimeML (J. Pustejovsky et al., TimeML: Robust Specification
// of Event and Temporal Expressions in Text, 2003); that the nearest one is meant on the side where
// the sentence looks is as in SUTime (A. Chang and C. Manning, SUTime: A Library for Recognizing and
// Normalizing Time Expressions, 2012).
package when

import (
	"iter"

	"github.com/entente-graph/entente/graph"
)

// A Lean is the side of the day of writing on which an expression looks for what it names, where
// the expression doesn't tell: a Friday of the past or one to come.
type Lean int

// What is told leans to the past, what is planned to the future. Both hold the day of writing.
const (
	Past Lean = iota
	Future
)

// A Time is a stretch of time, both ends within it, each as precise as it is told. An end that
// isn't known is empty: before 2013 has no From.
type Time struct {
	From, To graph.Date
}

// Date returns the most precise date that holds the whole stretch: of the past three days their
// month, or the year if they cross months. It is empty if no date does.
func (t Time) Date() graph.Date {
	if t.From == t.To {
		return t.From
	}
	for _, n := range []int{len("2006-01"), len("2006")} {
		if len(t.From) >= n && len(t.To) >= n && t.From[:n] == t.To[:n] {
			return t.From[:n]
		}
	}
	return ""
}

// An Expression is some words of a text and the time that they mean.
type Expression struct {
	Start, End int // bytes
	Time
}

// Find yields the expressions of time in a text that was written on the day, in the month or in the
// year of writing, in order. One that the day of writing is needed for, and isn't known well enough,
// is left out; so is one that counts from another event, such as "two days later".
func Find(text string, written graph.Date, lean Lean) iter.Seq[Expression] {
	return func(yield func(Expression) bool) {
		r := reading{text: text, calendar: calendarOf(written), lean: lean}
		var before token
		for {
			t := r.next()
			if t.kind == end {
				return
			}
			if !t.opens() || before.forbids(t) {
				if t.kind != joins || before.kind != bigger { // a hundred and five is one number
					before = t
				}
				continue
			}
			after := r.at
			r.at = t.start
			if e, ok := r.expression(); ok {
				if !yield(e) {
					return
				}
				before = token{}
				continue
			}
			r.at, before = after, t
		}
	}
}

// Resolve returns what an expression means that stands alone: "last Friday", "in July".
func Resolve(expression string, written graph.Date, lean Lean) (Time, bool) {
	r := reading{text: expression, calendar: calendarOf(written), lean: lean}
	e, ok := r.expression()
	if !ok || r.next().kind != end {
		return Time{}, false
	}
	return e.Time, true
}
