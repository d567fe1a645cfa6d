package article

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html/charset"

	"github.com/entente-graph/entente/graph"
)

const (
	maxMail  = 64 << 20
	maxParts = 1000 // of one message
	maxDepth = 8    // of parts in parts

	shortLetter = 1000 // bytes

	// savedFrom is in the header of a page that a browser saved as a message.
	savedFrom = "Snapshot-Content-Location"
)

var (
	headerField = regexp.MustCompile(`(?m)^([A-Za-z][A-Za-z0-9-]*):`)
	mailbox     = regexp.MustCompile(`^From \S+@\S+ .*\d{4}\r?\n[A-Za-z-]+:`)
	// replyTo is what mail programs put before a subject.
	replyTo = regexp.MustCompile(`(?i)^(?:(?:re|fwd?)\s*:\s*)+`)
	// addressing tells a message from a text with lines such as "Date: …" at its top.
	addressing = map[string]bool{"from": true, "received": true, "message-id": true, "mime-version": true, "return-path": true, "delivered-to": true, "dkim-signature": true}
	ordinary   = map[string]bool{"to": true, "subject": true, "date": true, "content-type": true}
)

// isMail reports whether head opens with the header of a message (RFC 5322).
func isMail(head []byte) bool {
	head = bytes.ReplaceAll(head, []byte("\r\n"), []byte("\n"))
	top, _, _ := bytes.Cut(head, []byte("\n\n"))
	if m := headerField.FindIndex(top); m == nil || m[0] != 0 {
		return false
	}
	sure, known := 0, 0
	for _, m := range headerField.FindAllSubmatch(top, -1) {
		switch name := strings.ToLower(string(m[1])); {
		case addressing[name]:
			sure++
		case ordinary[name]:
			known++
		}
	}
	return sure > 0 && sure+known > 1
}

// A letter is what a message holds: the parts that are its body, as they stand, and the files that
// are attached.
type letter struct {
	body     []part
	attached []attachment
	parts    int
}

type part struct {
	html bool
	text string
}

type attachment struct {
	name string
	data []byte
}

// mail reads a message: its body as an article, then what is attached. A page that a browser saved as
// a message (MHTML) is the page.
func (r *reader) mail(f file, data []byte) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		r.fail(f, 0, fmt.Errorf("isn't a message that can be read: %w", err), "")
		return
	}
	var l letter
	if err := l.read(textproto.MIMEHeader(m.Header), m.Body, 0); err != nil {
		r.fail(f, 0, fmt.Errorf("isn't a message that can be read to its end: %w", err), "")
	}
	articles, err := l.articles(f.id, m.Header.Get(savedFrom) != "")
	switch {
	case err != nil:
		r.fail(f, 0, err, "")
	case len(articles) == 0 && len(l.attached) == 0:
		r.fail(f, 0, errors.New("is a message without text"), "")
	}
	for n, a := range articles {
		if n == 0 {
			address(a, m.Header)
		}
		r.article(f, 0, a)
	}
	f.layers++
	names := map[string]bool{}
	for n, at := range l.attached {
		if f.layers > maxLayers {
			r.fail(f, 0, errLayers, unpackHint)
			return
		}
		name := within + at.fileName()
		if names[name] || name == within {
			name = within + path.Join(fmt.Sprint(n+1), at.fileName())
		}
		names[name] = true
		inner := f
		inner.path, inner.id = f.path+name, f.id+name
		r.read(inner, bytes.NewReader(at.data))
	}
}

// fileName is the name of what is attached, without the folders that it may have, or "".
func (a attachment) fileName() string {
	name := printable(path.Base(strings.ReplaceAll(a.name, `\`, "/")))
	if strings.Trim(name, "./") == "" {
		return ""
	}
	return name
}

// letterHead is where the date and the sender of a message stand.
const letterHead = "letter"

// address says of an article what the header of its message knows.
func address(a *graph.Article, h mail.Header) {
	words := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	plain := func(name string) string {
		s, err := words.DecodeHeader(h.Get(name))
		if err != nil {
			s = h.Get(name)
		}
		return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
	}
	if url := h.Get(savedFrom); url != "" {
		// Sender and date are those of the saving.
		if a.URL == "" {
			a.URL = strings.TrimSpace(url)
		}
		if a.Title == "" {
			a.Title = plain("Subject")
		}
		return
	}
	if subject := replyTo.ReplaceAllString(plain("Subject"), ""); subject != "" {
		a.Title = subject
	}
	var told account
	if d := dateIn(h.Get("Date")); d != "" {
		a.Published = d
		told.add(published, string(d), letterHead)
	}
	from := plain("From")
	if sender, err := (&mail.AddressParser{WordDecoder: &words}).Parse(h.Get("From")); err == nil {
		if from = sender.Name; from == "" {
			_, from, _ = strings.Cut(sender.Address, "@")
		}
	}
	if from != "" {
		a.Source = strings.ToValidUTF8(from, "\uFFFD")
		told.add(publisher, a.Source, letterHead)
	}
	a.Origins = append(told, a.Origins...)
}

// articles makes articles of the body: of its text, or where it has only HTML, of that. A page that was
// saved is read as a page.
func (l *letter) articles(id string, saved bool) ([]*graph.Article, error) {
	var texts []string
	for _, p := range l.body {
		if !p.html {
			texts = append(texts, strings.TrimSpace(p.text))
			continue
		}
		// A letter can be shorter than any page, and then it has no navigation to be rid of.
		text, err := fragmentText(p.text)
		if err != nil {
			return nil, err
		}
		if saved || len(text) > shortLetter {
			if found, err := parsePage(id, p.text); !errors.Is(err, errNoStory) {
				return found, err
			}
		}
		texts = append(texts, text)
	}
	text := strings.TrimSpace(strings.Join(texts, "\n\n"))
	if text == "" {
		return nil, nil
	}
	return stories(graph.Article{ID: id}, text, letterHead), nil
}

// read adds a part to the letter, and the parts in it.
func (l *letter) read(h textproto.MIMEHeader, in io.Reader, depth int) error {
	if l.parts++; l.parts > maxParts || depth > maxDepth {
		return fmt.Errorf("has more than %d parts, or parts in parts %d deep", maxParts, maxDepth)
	}
	media, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if media == "" || err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		media = "text/plain"
	}
	if strings.HasPrefix(media, "multipart/") {
		return l.readParts(media, params["boundary"], in, depth)
	}
	name := attached(h, params)
	if name == "" && passedOver(media) {
		return nil
	}
	data, broken := io.ReadAll(transferred(h.Get("Content-Transfer-Encoding"), in))
	switch {
	case passedOver(media):
	case name == "" && (media == "text/plain" || media == "text/html"):
		text, err := decode(data, params["charset"])
		if err != nil {
			return err
		}
		l.body = append(l.body, part{media == "text/html", text})
	default:
		l.attached = append(l.attached, attachment{name, data})
	}
	return broken
}

func (l *letter) readParts(media, boundary string, in io.Reader, depth int) error {
	if boundary == "" {
		return errors.New("its parts have no boundary")
	}
	if media == "multipart/encrypted" {
		return errors.New("it is encrypted")
	}
	before := len(l.body)
	parts := multipart.NewReader(in, boundary)
	for n := 0; ; n++ {
		p, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil && (n == 0 || media != "multipart/related") { // what follows there are the page's pictures
			err = l.read(p.Header, p, depth+1)
		}
		if err != nil {
			return err
		}
	}
	if media == "multipart/alternative" {
		l.body = append(l.body[:before], preferred(l.body[before:])...)
	}
	return nil
}

// preferred chooses among parts that all say the same.
func preferred(same []part) []part {
	for i, p := range same {
		if !p.html && strings.TrimSpace(p.text) != "" {
			return same[i : i+1]
		}
	}
	return same[:min(len(same), 1)]
}

// attached returns the name of a part that is a file rather than text to read, or "".
func attached(h textproto.MIMEHeader, params map[string]string) string {
	disposition, more, _ := mime.ParseMediaType(h.Get("Content-Disposition"))
	name := more["filename"]
	if name == "" {
		name = params["name"]
	}
	words := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	if s, err := words.DecodeHeader(name); err == nil {
		name = s
	}
	if name == "" && disposition == "attachment" {
		name = "attachment"
	}
	return name
}

// passedOver reports whether what is attached to messages as a matter of course is of this type.
func passedOver(media string) bool {
	switch kind, _, _ := strings.Cut(media, "/"); kind {
	case "image", "audio", "video", "font":
		return true
	}
	switch media {
	case "text/calendar", "text/vcard", "text/css", "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "application/ms-tnef":
		return true
	}
	return false
}

// transferred undoes how a part's bytes were made fit for the way.
func transferred(encoding string, in io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, in)
	case "quoted-printable":
		return quotedprintable.NewReader(in)
	}
	return in
}
