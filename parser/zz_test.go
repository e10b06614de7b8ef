package parser
import ("testing";"os";"fmt";"time";"context";"syscall"
 sitter "github.com/smacker/go-tree-sitter"
 "github.com/smacker/go-tree-sitter/python")
func cpu() time.Duration { var r syscall.Rusage; syscall.Getrusage(0,&r); return time.Duration(r.Utime.Nano()+r.Stime.Nano()) }
func TestZZ(t *testing.T){
 total:=0; var srcs [][]byte
 for _,p:=range pythonFiles(t, []string{"/tmp/corpus/timm"}) { b,_:=os.ReadFile(p); srcs=append(srcs,b); total+=len(b) }
 for range 2 {
 c:=cpu(); w:=time.Now()
 for _,b:=range srcs { tr,err:=flatten(string(b)); if err!=nil {t.Fatal(err)}; tr.release() }
 fmt.Println("flatten",total, cpu()-c, time.Since(w))
 c=cpu(); w=time.Now()
 for _,b:=range srcs { Parse("x",b) }
 fmt.Println("Parse",total, cpu()-c, time.Since(w))
 c=cpu(); w=time.Now()
 p:=sitter.NewParser(); p.SetLanguage(python.GetLanguage())
 for _,b:=range srcs { tr,_:=p.ParseCtx(context.Background(),nil,b); tr.Close() }
 fmt.Println("smacker",total, cpu()-c, time.Since(w))
 c=cpu(); w=time.Now()
 p=sitter.NewParser(); p.SetLanguage(python.GetLanguage())
 big:=benchmarkSource(nil,1<<20)
  tr,_:=p.ParseCtx(context.Background(),nil,big); tr.Close() 
 fmt.Println("smacker model",len(big), cpu()-c, time.Since(w))
 }
}
