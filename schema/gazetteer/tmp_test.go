package gazetteer
import ("testing";"strings";"fmt";"sort")
func TestTmp(t *testing.T){
 g,err:=Load(Tables); if err!=nil{t.Fatal(err)}
 seen:=map[string]map[string]bool{}
 for i:=range g.phrases.nodes { n:=&g.phrases.nodes[i]
  ids:=map[string][]string{}
  for _,p:=range n.phrases { k:=p.Entry.Kind; if strings.HasPrefix(p.Entry.ID,"org/"){k="org"}; ids[k]=append(ids[k],p.Entry.ID+":"+p.Use.String()) }
  for _,v:=range ids { if len(v)>1 { m:=map[string]bool{}; for _,x:=range v{m[x]=true}; seen[fmt.Sprint(v)]=m } }
 }
 var out []string; for k:=range seen{out=append(out,k)}; sort.Strings(out)
 for _,o:=range out{fmt.Println(o)}
}
