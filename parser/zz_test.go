package parser
import ("testing";"fmt";"os")
func TestZZ(t *testing.T){
 b,_:=os.ReadFile("/tmp/z.py")
 tr,_:=flatten(string(b)); g:=theGrammar()
 for i,n:=range tr.nodes { k:="?"; if int(n.symbol)<len(g.kinds) {k=kindNames[g.kinds[n.symbol]]} else {k="ERROR"}; fmt.Println(i,k,g.fields[n.field],n.flags,n.start,n.end,n.next, fmt.Sprintf("%.40q",string(b)[n.start:n.end])) }
 f,_:=Parse("",b); fmt.Println(f.Errors); WalkFile(f,func(n Node) bool {fmt.Printf("%T %v\n",n,n.Pos());return true})
}
