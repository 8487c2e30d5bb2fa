# Keys of the canvas.
key-shift-arrows = Shift + الأسهم
does-shift-arrows = تحديد البطاقات حتى الخانة التالية
key-enter-feeling = Enter على شعور
does-enter-feeling = تغييره بسهمي الأعلى والأسفل حتى Enter أو Escape
adjusting-how = سهما الأعلى والأسفل يغيّران الشعور. أنهِ ذلك بالمفتاح Enter أو Escape.
