package when

import "time"

// A reading goes through a text from left to right. Each of its methods reads one kind of
// expression from where it stands, or leaves it standing there.
type reading struct {
	calendar
	text  string
	at    int
	lean  Lean
	depth int // of moments in a moment
}

// deepest is how far moments nest: the end of the first half of early 2018.
const deepest = 4

// peek returns the next token without passing it.
func (r *reading) peek() token {
	at := r.at
	t := r.next()
	r.at = at
	return t
}

// take passes the next token if it is of a kind.
func (r *reading) take(k kind) (token, bool) {
	at := r.at
	t := r.next()
	if t.kind != k {
		r.at = at
	}
	return t, t.kind == k
}

// plain passes the next token if it is that word.
func (r *reading) plain(n int) bool {
	at := r.at
	if r.next().is(n) {
		return true
	}
	r.at = at
	return false
}

// sign passes the next token if it is one of the signs.
func (r *reading) sign(signs string) bool {
	at := r.at
	t := r.next()
	for i := range signs {
		if t.sign(signs[i]) {
			return true
		}
	}
	r.at = at
	return false
}

// try reads what one of the readers reads.
func (r *reading) try(readers ...func() (Time, bool)) (Time, bool) {
	at := r.at
	for _, read := range readers {
		if t, ok := read(); ok {
			return t, true
		}
		r.at = at
	}
	return Time{}, false
}

// expression reads an expression with the words that bound it.
func (r *reading) expression() (Expression, bool) {
	t := r.peek()
	e := Expression{Start: t.start}
	var ok bool
	switch {
	case t.kind == bound:
		r.next()
		e.Time, ok = r.bounded(t.n)
	case t.kind == pair:
		r.next()
		e.Time, ok = r.between(t.n)
	case t.kind == place || t.is(of):
		r.next()
		e.Start = r.peek().start
		e.Time, ok = r.moment(true)
		if !ok && t.kind == place {
			e.Start = t.start
			e.Time, ok = r.ahead()
		}
	case t.is(within):
		r.next()
		e.Time, ok = r.ahead()
		if now, known := r.written(day); known {
			e.From = now.From
		}
	default:
		e.Time, ok = r.moment(false)
	}
	e.End = r.at
	return e, ok && valid(string(e.From)) && valid(string(e.To))
}

// valid reports whether a date's year has four digits.
func valid(d string) bool {
	return len(d) == 0 || (len(d) == 4 || len(d) == 7 || len(d) == 10) && (d[0] == '1' || d[0] == '2')
}

// bounded reads what stands after since, until, by, before or after.
func (r *reading) bounded(how int) (Time, bool) {
	if m := r.peek(); m.kind == aMonth && time.Month(m.n) == time.May && how != since && how != until {
		at := r.at // by May may be a prime minister
		r.next()
		if n := r.peek(); n.kind != digits && n.kind != ordinal {
			return Time{}, false
		}
		r.at = at
	}
	t, ok := r.moment(true)
	switch how {
	case since:
		now, _ := r.written(r.known)
		t.To = now.To
		if t.To < t.From {
			t.To = ""
		}
	case after:
		t.From, t.To = t.To, ""
	case before:
		t.From, t.To = "", t.From
	default:
		t.From = ""
	}
	return t, ok
}

// between reads two ends after between or from. The far one may be left out after from.
func (r *reading) between(how int) (Time, bool) {
	t, ok := r.moment(true)
	if !ok {
		return Time{}, false
	}
	at := r.at
	n := r.next()
	joined := how == between && n.kind == joins && n.n == and || how == from && (n.is(to) || n.kind == bound && n.n == until)
	if joined {
		if u, ok := r.moment(true); ok {
			return t.through(u), true
		}
	}
	r.at = at
	if t.From == t.To { // from the 1980s is in them
		t.To = ""
	}
	return t, how == from
}

// moment reads an expression without bounds. In a place where time is told, as after "in", a month
// or a year may stand alone.
func (r *reading) moment(told bool) (Time, bool) {
	if r.depth == deepest {
		return Time{}, false
	}
	r.depth++
	defer func() { r.depth-- }()
	at := r.at
	t := r.next()
	var got Time
	ok := false
	switch t.kind {
	case aDay:
		got, ok = r.whole(day, t.n)
		r.dayPart()
	case aWeekday:
		if t.capital {
			got, ok = r.weekday(time.Weekday(t.n))
		}
	case aMonth:
		got, ok = r.month(t, told)
	case digits, ordinal:
		r.at = at
		got, ok = r.try(r.numeric, r.dayFirst, func() (Time, bool) { return r.year(told) }, r.ago)
	case years:
		got, ok = r.decade(t, told)
	case shift:
		got, ok = r.shifted(t.n)
	case past:
		got, ok = r.rolled(t.n)
	case part:
		got, ok = r.partOf()
	case inside:
		if r.plain(of) {
			got, ok = r.moment(true)
		}
	case article:
		got, ok = r.definite(told)
	case aSeason:
		got, ok = r.seasonOfYear(time.Month(t.n))
	case number, tens, single, about, plain:
		r.at = at
		got, ok = r.ago()
	}
	if !ok {
		r.at = at
	}
	return got, ok
}

// dayPart passes the part of a day, which is finer than dates are.
func (r *reading) dayPart() { r.take(dayPart) }

// weekday reads on from the name of a day: Friday, Friday morning, Friday last week, Friday, July 13.
func (r *reading) weekday(d time.Weekday) (Time, bool) {
	r.dayPart()
	t, ok := r.try(
		func() (Time, bool) {
			r.plain(of)
			s, ok := r.take(shift)
			u, ok2 := r.take(aUnit)
			if !ok || !ok2 || unit(u.n) != week {
				return Time{}, false
			}
			return r.weekdayOf(d, s.n)
		},
		func() (Time, bool) {
			bracket := r.sign("(")
			if !bracket {
				r.sign(",")
				r.take(article)
			}
			t, ok := r.date(d)
			return t, ok && (!bracket || r.sign(")"))
		})
	if ok {
		return t, true
	}
	return r.calendar.weekday(d, 0, r.lean)
}

// date reads a day of a month: July 13, 13 July 2018.
func (r *reading) date(d time.Weekday) (Time, bool) {
	return r.try(
		func() (Time, bool) {
			m, ok := r.take(aMonth)
			if !ok || !m.capital {
				return Time{}, false
			}
			r.fullStop(m)
			return r.monthFirst(time.Month(m.n), d)
		},
		func() (Time, bool) { return r.dayThenMonth(d) })
}

// fullStop passes the full stop after a month's short name.
func (r *reading) fullStop(m token) {
	if m.abbrev {
		r.sign(".")
	}
}

// month reads on from the name of a month: July 13, July 2018, July.
func (r *reading) month(m token, told bool) (Time, bool) {
	if !m.capital {
		return Time{}, false
	}
	r.fullStop(m)
	name := time.Month(m.n)
	t, ok := r.try(
		func() (Time, bool) { return r.monthFirst(name, noWeekday) },
		func() (Time, bool) {
			y, ok := r.yearAfter()
			return inMonth(y, name), ok
		})
	if ok || !told {
		return t, ok
	}
	return r.calendar.month(name, 0, r.lean)
}

// monthFirst reads on from a month to its day or days.
func (r *reading) monthFirst(m time.Month, wd time.Weekday) (Time, bool) {
	d, ok := r.dayNumber()
	if !ok {
		return Time{}, false
	}
	last := r.lastDay(d)
	return r.days(m, d, last, wd)
}

// dayFirst reads 13 July, 13-15 July.
func (r *reading) dayFirst() (Time, bool) { return r.dayThenMonth(noWeekday) }

func (r *reading) dayThenMonth(wd time.Weekday) (Time, bool) {
	d, ok := r.dayNumber()
	if !ok {
		return Time{}, false
	}
	last := r.lastDay(d)
	r.plain(of)
	m, ok := r.take(aMonth)
	if !ok || !m.capital {
		return Time{}, false
	}
	r.fullStop(m)
	return r.days(time.Month(m.n), d, last, wd)
}

// days returns one or more days of a month, with the year that may follow.
func (r *reading) days(m time.Month, first, last int, wd time.Weekday) (Time, bool) {
	at := r.at
	if y, told := r.yearAfter(); told {
		t, ok := dayOf(y, m, first)
		u, ok2 := dayOf(y, m, last)
		return t.through(u), ok && ok2
	}
	r.at = at
	t, ok := r.dayOfMonth(m, first, wd, r.lean)
	if last == first || !ok {
		return t, ok
	}
	begin, _ := time.Parse("2006-01-02", string(t.From))
	u, ok := dayOf(begin.Year(), m, last)
	return t.through(u), ok
}

// dayNumber reads the number of a day.
func (r *reading) dayNumber() (int, bool) {
	at := r.at
	t := r.next()
	if (t.kind == digits && t.width <= 2 || t.kind == ordinal && t.width > 0) && 1 <= t.n && t.n <= 31 {
		return t.n, true
	}
	r.at = at
	return 0, false
}

// lastDay reads the far end of several days, as in July 13-15, and returns first if there is none.
func (r *reading) lastDay(first int) int {
	at := r.at
	if r.sign("-") {
		if d, ok := r.dayNumber(); ok && d > first {
			return d
		}
	}
	r.at = at
	return first
}
