package relation

// A Bin is a row of the reliability table: how many of the claims of a confidence were right.
type Bin struct {
	From, To      float64
	Claims, Right int
}

// reliability is the table as measured; see README.md.
var reliability = []Bin{}

// Reliability returns the row of the table that a confidence falls in.
func Reliability(confidence float64) (Bin, bool) {
	for _, b := range reliability {
		if b.From <= confidence && confidence < b.To {
			return b, true
		}
	}
	return Bin{}, false
}
