package analyze

import "github.com/entente-graph/entente/graph"

// A Report holds the findings. Its lists are ordered, and cut to Options.Top; the number beside a
// list is that of the full one. Texts are as the articles have them: who prints them cleans them.
type Report struct {
	Counts     Counts      `json:"counts"`
	Actors     []Actor     `json:"actors"` // by PageRank
	Blocs      []Bloc      `json:"blocs"`  // by weight
	Fronts     []Front     `json:"fronts"` // by weight
	Balance    Balance     `json:"balance"`
	Situations []Situation `json:"situations"`
	Strongest  []Statement `json:"strongest"` // events, by weight
	Newest     []Statement `json:"newest"`    // events, by date
	Standing   []Statement `json:"standing"`  // lasting relations, by weight
	NotFacts   []NotFact   `json:"not_facts"`
	Disputed   []Dispute   `json:"disputed"`
	Next       []string    `json:"next"` // what to type next; set by the caller
}

// Counts tells how much there is of everything.
type Counts struct {
	Articles   int `json:"articles"`
	Tellings   int `json:"tellings"` // independent ones: reprints count once
	Entities   int `json:"entities"`
	Actors     int `json:"actors"`     // entities that can act
	Linked     int `json:"linked"`     // actors with a tie, which are those ranked
	Situations int `json:"situations"` // that facts are told of
	Claims     int `json:"claims"`
	Facts      int `json:"facts"`     // claims told as so, be it in a speaker's words
	NotFacts   int `json:"not_facts"` // claims denied, planned, threatened and so on
	Reported   int `json:"reported"`  // claims in a speaker's words
	Other      int `json:"other"`     // claims that no relation of the ontology covers: in no list
	Edges      int `json:"edges"`     // relations told as facts, summed up
	Events     int `json:"events"`    // edges of acts
	Dated      int `json:"dated"`     // of these, the ones with a date
	Standing   int `json:"standing"`  // edges of lasting relations
	Blocs      int `json:"blocs"`
	Fronts     int `json:"fronts"`
	Disputed   int `json:"disputed"`
	Sentences  int `json:"sentences"` // quoted
	// Modularity is the quality of the blocs: the share of all friendly and hostile weight that falls
	// as blocs would have it, beyond chance.
	Modularity float64 `json:"modularity"`
	// Blocs are looked for among Core, the weightiest of the Signed nodes that have friendly or hostile
	// ties; where there are more, the others have joined those they are friendliest with.
	Core   int `json:"bloc_core"`
	Signed int `json:"bloc_nodes"`
	// Betweenness is estimated where Sources, the nodes that shortest paths were followed from, are
	// fewer than Nodes.
	Sources int `json:"betweenness_sources"`
	Nodes   int `json:"betweenness_nodes"`
}

// A Ref names an entity.
type Ref struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Type string `json:"type"`
}

// An Actor is somebody who acts, and how central they are. Equal values share a rank.
type Actor struct {
	Ref
	Country         string  `json:"country"`
	Rank            int     `json:"rank"` // by PageRank
	PageRank        float64 `json:"pagerank"`
	BetweennessRank int     `json:"betweenness_rank"`
	Betweenness     float64 `json:"betweenness"` // 0 to 1
	Friendly        float64 `json:"friendly"`    // weight of friendly ties
	Hostile         float64 `json:"hostile"`
	Neutral         float64 `json:"neutral"`
	Bloc            int     `json:"bloc"` // number of the bloc; 0 for none
}

// A Bloc is a group that friendly ties hold together. One alone is a bloc too.
type Bloc struct {
	Number   int         `json:"number"` // from 1
	Size     int         `json:"size"`
	Weight   float64     `json:"weight"`   // of its members' ties, friendly and hostile
	Friendly float64     `json:"friendly"` // inside
	Hostile  float64     `json:"hostile"`  // inside
	Members  []Member    `json:"members"`
	Ties     []Statement `json:"ties"` // the strongest friendly ones inside
}

// A Member of a bloc, an actor or a situation that the bloc keeps up.
type Member struct {
	Ref
	Friendly float64 `json:"friendly"` // weight of friendly ties to other members
	Hostile  float64 `json:"hostile"`  // weight of hostile ties to anybody
}

// A Front is where two blocs are hostile to each other.
type Front struct {
	Blocs    [2]int      `json:"blocs"` // ascending
	Weight   float64     `json:"weight"`
	Friendly float64     `json:"friendly"` // weight of friendly ties across
	Size     int         `json:"size"`     // hostile edges
	Ties     []Statement `json:"ties"`     // the strongest of them
}

// Balance tells how far the friend of a friend is a friend, over all triangles of friendly or
// hostile pairs.
type Balance struct {
	Triangles  int       `json:"triangles"`
	Balanced   int       `json:"balanced"`    // three friends, or two against a third
	Unbalanced int       `json:"unbalanced"`  // two who are at odds share a friend
	AllHostile int       `json:"all_hostile"` // each against each
	Tensions   []Tension `json:"tensions"`    // the unbalanced ones
	Mixed      int       `json:"mixed"`
	MixedTies  []Tension `json:"mixed_ties"` // pairs both friendly and hostile; without Friend
}

// A Tension is a place where alliances don't add up: A and B are at odds although both are bound
// to Friend, or to each other.
type Tension struct {
	Friend *Ref        `json:"friend,omitempty"`
	A      Ref         `json:"a"`
	B      Ref         `json:"b"`
	Weight float64     `json:"weight"` // of the weakest side
	Ties   []Statement `json:"ties"`   // the strongest of each side, the hostile one last
}

// A Situation is something that actors keep up or act on, such as a presence or a programme.
type Situation struct {
	Ref
	Weight     float64     `json:"weight"`
	Where      []Statement `json:"where"`
	Maintained []Statement `json:"maintained"`
	Supported  []Statement `json:"supported"`
	Opposed    []Statement `json:"opposed"`
	Other      []Statement `json:"other"`
}

// A Statement is one relation of two entities, summed up over all claims that tell it in the same
// way.
type Statement struct {
	Subject    Ref            `json:"subject"`
	Relation   string         `json:"relation"`
	Object     Ref            `json:"object"`
	Polarity   graph.Polarity `json:"polarity"`
	Modality   graph.Modality `json:"modality"`
	Sign       int            `json:"sign"`
	Weight     float64        `json:"weight"`   // see graph.Edge
	Tellings   int            `json:"tellings"` // independent ones
	Confidence float64        `json:"confidence"`
	First      graph.Date     `json:"first"`
	Last       graph.Date     `json:"last"`
	Reported   bool           `json:"reported"` // rests on speakers' words alone
	Speakers   []Ref          `json:"speakers"`
	Claims     []string       `json:"claims"`
	Quote      Quote          `json:"quote"`
}

// A Quote is the best passage that a statement rests on, and where it stands.
type Quote struct {
	Text      string     `json:"text"`
	Subject   Range      `json:"subject_mention"` // within Text
	Object    Range      `json:"object_mention"`
	Speaker   *Ref       `json:"speaker,omitempty"`
	Date      graph.Date `json:"date"` // of the claim
	Article   string     `json:"article"`
	Title     string     `json:"title"`
	Source    string     `json:"source"`
	URL       string     `json:"url"`
	Published graph.Date `json:"published"`
	Start     int        `json:"start"` // within the article
	End       int        `json:"end"`
}

// A Range is half-open, in Unicode code points.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// A NotFact lists what is told, but not as so: Kind is the modality, or "denied" for what is
// denied outright.
type NotFact struct {
	Kind       string      `json:"kind"`
	Size       int         `json:"size"`
	Statements []Statement `json:"statements"`
}

// A Dispute is what some assert and others deny.
type Dispute struct {
	Asserted Statement `json:"asserted"`
	Denied   Statement `json:"denied"`
}
