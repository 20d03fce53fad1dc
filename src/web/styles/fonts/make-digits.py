from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from fontTools import subset
# Makes the tabular digits of Commissioner (its own have no tnum feature). Needs: fonttools, brotli.
import pathlib
here=pathlib.Path(__file__).resolve().parents[4]/'static/fonts'
src=here/'commissioner-latin-wght-normal.woff2'
for w in (400,600,720):
    f=TTFont(src); f=instancer.instantiateVariableFont(f,{'wght':w})
    o=subset.Options(); o.layout_features=[]; o.name_IDs=[0,1,2,3,4,5,6,13,14]; o.notdef_outline=True; o.hinting=False
    s=subset.Subsetter(o); s.populate(unicodes=range(0x30,0x3a)); s.subset(f)
    cm=f.getBestCmap(); names=[cm[c] for c in range(0x30,0x3a)]; W=max(f["hmtx"][n][0] for n in names)-40
    for n in names:
        adv,lsb=f['hmtx'][n]; g=f['glyf'][n]; d=(W-adv)//2
        if g.isComposite():
            for c in g.components: c.x+=d
        else: g.coordinates.translate((d,0))
        g.recalcBounds(f['glyf']); f['hmtx'][n]=(W,g.xMin)
    for t in ('GPOS','GSUB','GDEF','STAT'):
        if t in f: del f[t]
    for r in f['name'].names:
        if r.nameID in (1,4,16): r.string='Vikno Digits'
        if r.nameID==6: r.string='ViknoDigits-%d'%w
        if r.nameID==3: r.string='ViknoDigits-%d'%w
    f.flavor='woff2'; f.save(here/f'vikno-digits-{w}.woff2')
