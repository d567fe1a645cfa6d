package when

// farthest is the most that is counted, in any unit: the years of dates have four digits.
const farthest = 1000

// quantity reads how many, at least and at most: three, 3, a couple of, twenty-five, two or three.
func (r *reading) quantity() (lo, hi int, ok bool) {
	if lo, ok = r.count(); !ok {
		return 0, 0, false
	}
	hi = lo
	at := r.at
	if t := r.next(); t.kind == joins && t.n == or || t.is(to) || t.sign('-') {
		if n, ok := r.count(); ok && n >= lo {
			return lo, n, true
		}
	}
	r.at = at
	return lo, hi, true
}

// count reads a number.
func (r *reading) count() (int, bool) {
	at := r.at
	switch t := r.next(); t.kind {
	case number:
		return t.n, true
	case digits:
		if t.width <= 4 && !r.numberGoesOn() {
			return t.n, true
		}
	case tens:
		at := r.at
		r.sign("-")
		if u, ok := r.take(number); ok && u.n < 10 {
			return t.n + u.n, true
		}
		r.at = at
		return t.n, true
	case single:
		if r.plain(couple) {
			r.plain(of)
			return 2, true
		}
		return 1, true
	}
	r.at = at
	return 0, false
}

// ago reads what counts back or ahead from the day of writing: two years ago, more than a month
// ago, three days from now, a week ago on Friday.
func (r *reading) ago() (Time, bool) {
	limit := 0
	switch t := r.peek(); {
	case t.kind == about:
		r.next()
	case t.is(over), t.is(under):
		r.next()
		limit = t.n
	case t.is(more), t.is(less):
		r.next()
		if !r.plain(than) {
			return Time{}, false
		}
		limit = over
		if t.n == less {
			limit = under
		}
	}
	lo, hi, ok := r.quantity()
	if !ok || hi > farthest {
		return Time{}, false
	}
	halves, whole := r.andAHalf()
	if !whole {
		return Time{}, false
	}
	u, ok := r.take(aUnit)
	if !ok || unit(u.n) == weekend {
		return Time{}, false
	}
	hi += halves
	switch {
	case r.plain(ago):
	case r.fromNow():
		lo, hi = -hi, -lo
	default:
		return Time{}, false
	}
	t, ok := r.calendar.ago(unit(u.n), hi)
	last, ok2 := r.calendar.ago(unit(u.n), lo)
	t = t.through(last)
	switch now, _ := r.written(unit(u.n)); limit {
	case over:
		t.From = ""
	case under:
		t.To = now.To
	}
	return t, ok && ok2
}

// andAHalf passes "and a half", which is 1 more at most; whole is false if it breaks off.
func (r *reading) andAHalf() (more int, whole bool) {
	if t := r.peek(); t.kind != joins || t.n != and {
		return 0, true
	}
	r.next()
	_, ok := r.take(single)
	_, ok2 := r.take(half)
	return 1, ok && ok2
}

// fromNow passes these two words.
func (r *reading) fromNow() bool {
	at := r.at
	t := r.next()
	if t.kind == pair && t.n == from && r.plain(now) {
		return true
	}
	r.at = at
	return false
}

// ahead reads on from in: three days. It is a time only where the sentence looks ahead; in three
// days of fighting it is none.
func (r *reading) ahead() (Time, bool) {
	if r.lean != Future {
		return Time{}, false
	}
	lo, hi, ok := r.quantity()
	u, ok2 := r.take(aUnit)
	if !ok || !ok2 || hi > farthest || unit(u.n) == weekend || r.peek().is(of) {
		return Time{}, false
	}
	t, ok := r.calendar.ago(unit(u.n), -lo)
	last, ok2 := r.calendar.ago(unit(u.n), -hi)
	return t.through(last), ok && ok2
}
