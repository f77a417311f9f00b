# Makes book.xlsx with openpyxl 3.0.9, and book.csv, the same table as Excel writes it: python3 book.py
import openpyxl, datetime, csv, random
random.seed(3)
rows=[]
for i in range(120):
    d=datetime.date(2025,1,1)+datetime.timedelta(days=i*2)
    t=datetime.datetime(2025,3,1,i%24,(i*7)%60,0)
    x=round(random.gauss(0,1),3); g=random.choice(["red","green","blue"]); p=random.randint(0,100)
    b=random.random()<.5
    y=round(2*x+0.03*p+(1 if g=="red" else 0)+(.7 if b else 0)+random.gauss(0,.5),4)
    rows.append((d,t,x,g,p,b,y if i!=7 else None))
wb=openpyxl.Workbook(); ws=wb.active; ws.title="Orders"
ws.append(["when","at","x","colour","share","sold","y"])
for r in rows: ws.append([r[0],r[1],r[2],r[3],r[4]/100,r[5],r[6]])
for row in ws.iter_rows(min_row=2):
    row[0].number_format="yyyy-mm-dd"; row[1].number_format="m/d/yy h:mm"; row[4].number_format="0%"
ws2=wb.create_sheet("Empty")
wb.save("book.xlsx")
with open("book.csv","w",newline="") as f:
    w=csv.writer(f, lineterminator="\n"); w.writerow(["when","at","x","colour","share","sold","y"])
    for r in rows: w.writerow([r[0].isoformat(),r[1].strftime("%Y-%m-%dT%H:%M:%S"),r[2],r[3],"%d%%"%r[4],"TRUE" if r[5] else "FALSE","" if r[6] is None else r[6]])
