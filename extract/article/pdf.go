package article

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"time"

	pool "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/entente-graph/entente/graph"
)

// PDF is read by PDFium, the reader of Chrome, as WebAssembly: it sees no file and no network, has so
// much memory and so long, and where a document breaks it the program goes on.
//
// Of the readers in Go alone, ledongthuc/pdf (2026-09) gave lines out of order and dslipak/pdf (2024-01)
// glued words; the former never ends on cross-references that lead back to themselves, and a table that
// claims a billion entries ends the program. pdfcpu doesn't give text.
const (
	maxPDF      = 64 << 20
	maxPages    = 1000
	pdfMemory   = 8192 // pages of 64 KB
	pdfPatience = 60 * time.Second
	pdfHint     = "fetch it again, or convert it, as with: pdftotext FILE"
)

// pdfium starts PDFium when the first document comes: three seconds for one processor.
type pdfium struct {
	pool   pool.Pool
	one    pool.Pdfium
	cancel context.CancelFunc
}

// compiled is shared by all that read PDF in this process.
var compiled = sync.OnceValue(wazero.NewCompilationCache)

func (p *pdfium) start(ctx context.Context) (err error) {
	if p.one != nil {
		return nil
	}
	ctx, p.cancel = context.WithCancel(experimental.WithCompilationWorkers(ctx, runtime.GOMAXPROCS(0)))
	p.pool, err = webassembly.Init(webassembly.Config{
		Context: ctx, MaxIdle: 1, MaxTotal: 1, Stdout: io.Discard, Stderr: io.Discard, FSConfig: wazero.NewFSConfig(),
		RuntimeConfig: wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(pdfMemory).WithCloseOnContextDone(true).WithCompilationCache(compiled()),
	})
	if err == nil {
		p.one, err = p.pool.GetInstance(pdfPatience)
	}
	if err != nil {
		p.close()
	}
	return err
}

func (p *pdfium) close() {
	if p.one != nil {
		p.one.Kill()
	}
	if p.pool != nil {
		p.pool.Close()
	}
	if p.cancel != nil {
		p.cancel()
	}
	*p = pdfium{}
}

// A printed document is what is read of a PDF.
type printed struct {
	title string
	made  graph.Date
	pages []string
}

// read reads a document. After one that fails, and may have left PDFium in ruins, it starts anew.
func (p *pdfium) read(ctx context.Context, data []byte) (doc printed, err error) {
	if err := p.start(ctx); err != nil {
		return doc, fmt.Errorf("PDFium doesn't start: %w", err)
	}
	late := time.AfterFunc(pdfPatience, p.cancel)
	defer func() {
		if broke := recover(); broke != nil {
			err = fmt.Errorf("it breaks PDFium: %v", broke)
		}
		if !late.Stop() {
			err = fmt.Errorf("it takes longer than %v", pdfPatience)
		}
		if err != nil {
			p.close()
		}
	}()
	opened, err := p.one.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return doc, err
	}
	if err := p.readOpened(opened.Document, &doc); err != nil {
		return doc, err
	}
	_, err = p.one.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: opened.Document})
	return doc, err
}

func (p *pdfium) readOpened(of references.FPDF_DOCUMENT, doc *printed) error {
	count, err := p.one.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: of})
	if err != nil {
		return err
	}
	if count.PageCount > maxPages {
		return fmt.Errorf("it has %d pages, more than %d", count.PageCount, maxPages)
	}
	size := 0
	for n := range count.PageCount {
		page, err := p.one.GetPageText(&requests.GetPageText{Page: requests.Page{ByIndex: &requests.PageByIndex{Document: of, Index: n}}})
		if err != nil {
			return fmt.Errorf("page %d: %w", n+1, err)
		}
		if size += len(page.Text); size > maxArticle {
			return fmt.Errorf("it holds more than %d MB of text", maxArticle>>20)
		}
		doc.pages = append(doc.pages, unixLines(strings.ToValidUTF8(page.Text, "\uFFFD")))
	}
	about, err := p.one.GetMetaData(&requests.GetMetaData{Document: of})
	if err != nil {
		return nil // it has text all the same
	}
	for _, tag := range about.Tags {
		switch tag.Tag {
		case "Title":
			doc.title = documentTitle(tag.Value)
		case "CreationDate":
			if s := strings.TrimPrefix(tag.Value, "D:"); len(s) >= 8 {
				doc.made = dateIn(s[:4] + "-" + s[4:6] + "-" + s[6:8])
			}
		}
	}
	return nil
}

// properties is where a PDF tells of itself.
const properties = "properties"

// pdf reads a PDF document.
func (r *reader) pdf(f file, data []byte) {
	doc, err := r.pdfs.read(r.ctx, data)
	if r.ctx.Err() != nil {
		r.open()
		return
	}
	if err != nil {
		r.fail(f, 0, fmt.Errorf("isn't a PDF that can be read: %w", err), pdfHint)
		return
	}
	text, edges := flow(doc.pages)
	if text == "" {
		r.fail(f, 0, errors.New("is a PDF without text, perhaps of pictures of pages"), "have its text recognized first")
		return
	}
	for n, a := range stories(graph.Article{ID: f.id, Title: doc.title}, text, properties) {
		if n == 0 {
			told := account(a.Origins)
			told.add(published, string(edgeDate(edges)), "edge")
			told.add(published, string(doc.made), properties) // maybe only the day of saving
			a.Origins, a.Published = told, graph.Date(told.first(published))
		}
		r.article(f, 0, a)
	}
}

// edgeDate returns the date that the edges of pages tell, or "".
func edgeDate(edges []string) graph.Date {
	for _, l := range edges {
		if d := dateIn(l); d != "" {
			return d
		}
	}
	return ""
}
