"""scikit-learn's load_digits: packed by byte pairs as Sources/Learning/Datasets/Images/DigitsText.swift, and digits.json."""

import json
import os

import numpy as np
from sklearn.datasets import load_digits
d=load_digits()
X=d.data.astype(int); y=d.target
px=[int(v) for x in X.reshape(-1,8,8).transpose(0,2,1).reshape(-1,64) for v in x]
# printable ASCII without " \ and space..: 33..126 minus 34, 92
alphabet=[c for c in range(33,127) if c not in (34,92)]
total=len(alphabet)
seq=np.array(px); rules=[]; nxt=17
while nxt<total:
    c=np.bincount(seq[:-1].astype(np.int64)*256+seq[1:],minlength=65536)
    a,b=divmod(int(c.argmax()),256); rules.append((a,b))
    out=[];i=0;s=seq.tolist();n=len(s)
    while i<n:
        if i+1<n and s[i]==a and s[i+1]==b: out.append(nxt); i+=2
        else: out.append(s[i]); i+=1
    seq=np.array(out); nxt+=1
enc=lambda l:''.join(chr(alphabet[v]) for v in l)
text=enc(seq.tolist())
pairs=enc([v for r in rules for v in r])
labels=''.join(map(str,y))
def lit(name,doc,t):
    lines=[t[i:i+96] for i in range(0,len(t),96)]
    return f'  /// {doc}\n  static let {name} = """\n'+'\n'.join('    '+l+'\\' for l in lines)[:-1]+'\n    """\n'
# interpolation \( cannot occur as backslash is excluded; """ neither
sw='''// The data are those of scikit-learn's `load_digits`: the test set of "Optical Recognition of Handwritten Digits" by
// E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, 1998, https://doi.org/10.24432/C50P49, under the licence
// Creative Commons Attribution 4.0 International (CC BY 4.0, https://creativecommons.org/licenses/by/4.0/). Nothing but
// their packing was changed.

/// 1,797 images of 8 × 8 pixels from 0 to 16 with their classes, packed as text by `digits.py`.
enum DigitsText {
'''
sw+=lit('labels','A digit an image.',labels)+'\n'
sw+=lit('pairs','What the letters after the first 17 stand for, two letters each.',pairs)+'\n'
sw+=lit('pixels','Image after image, column after column; the first 17 letters are the values 0 to 16.',text)
sw+='}\n'
here = os.path.dirname(os.path.abspath(__file__))
source = os.path.join(here, "../../../Sources/Learning/Datasets/Images/DigitsText.swift")
open(source, "w").write(sw)
with open(os.path.join(here, "digits.json"), "w") as file:
  json.dump({"labels": y.tolist(), "sums": X.sum(1).tolist(), "columns": X.sum(0).tolist(),
             "first": X[0].tolist(), "last": X[-1].tolist()}, file, separators=(",", ":"))
print(len(sw), len(text))
