/** Where the square of a return stands on the map of England. */
export interface TilePlace {
  /** Counted from the left, from 0. */
  readonly column: number;
  /** Counted from the top, from 0. */
  readonly line: number;
  /** A short name of three letters or so, of which there is no other. */
  readonly label: string;
}

/**
 * Our own drawing: a square for each return of the census, line by line from the north, each with DfE’s code (two for a
 * joint return), its short name and its column. All are as large, and neighbours on the ground are neighbours or near
 * it here; the squares of each region hang together. Cumbria, of which there are figures until 2022, stands where
 * Westmorland and Furness does after it.
 */
const LINES: readonly (readonly string[])[] = [
  ['929 Nbl 8'],
  ['391 New 7', '392 NTy 8'],
  ['390 Gat 7', '393 STy 8'],
  ['942 Cbl 6', '840 Dur 7', '394 Sun 8'],
  ['943 WeF 6', '841 Dar 7', '808 Sto 8', '805 Har 9'],
  ['890 Bpl 5', '888 Lan 6', '889 Bbn 7', '806 Mid 8', '807 Red 9'],
  [
    '343 Sef 3',
    '359 Wig 4',
    '350 Bol 5',
    '351 Bur 6',
    '354 Roc 7',
    '815 NYo 8',
    '816 Yor 9',
    '811 ERi 10',
    '810 Hul 11',
  ],
  [
    '341 Liv 2',
    '340 Kno 3',
    '342 StH 4',
    '355 Sal 5',
    '352 Man 6',
    '353 Old 7',
    '380 Bra 8',
    '383 Lee 9',
    '384 Wak 10',
    '813 NLi 11',
    '812 NEL 12',
  ],
  [
    '344 Wir 2',
    '876 Hal 3',
    '877 War 4',
    '358 Tra 5',
    '356 Spt 6',
    '357 Tam 7',
    '381 Cal 8',
    '382 Kir 9',
    '370 Bar 10',
    '371 Don 11',
  ],
  ['896 ChW 3', '895 ChE 4', '373 She 9', '372 Rot 10'],
  ['861 StT 5', '860 Sta 6', '830 Dby 8', '831 Der 9', '892 Not 10', '891 Nts 11', '925 Lin 12'],
  ['893 Shr 4', '894 Tel 5', '336 Wol 6', '335 Wal 7', '855 Lei 9', '856 Lcr 10', '857 Rut 11'],
  [
    '332 Dud 5',
    '333 San 6',
    '330 Bir 7',
    '334 Sol 8',
    '331 Cov 9',
    '940/941 Nth 10',
    '874 Pet 11',
    '873 Cam 12',
    '926 Nor 13',
  ],
  ['884 Her 5', '885 Wor 6', '937 Wrk 7', '822 Bed 11', '823 CBe 12', '935 Suf 13'],
  ['916 Glo 6', '931 Oxf 8', '825 Buc 9', '826 MKe 10', '821 Lut 11', '919 Hrt 12', '881 Ess 13'],
  [
    '801 Bri 4',
    '803 SGl 5',
    '866 Swi 6',
    '869 WBe 7',
    '870 Rea 8',
    '871 Slo 9',
    '308 Enf 12',
    '883 Thu 13',
    '882 Sou 14',
  ],
  [
    '802 NSo 4',
    '800 BNE 5',
    '865 Wil 6',
    '872 Wok 8',
    '868 Win 9',
    '310 Hrw 10',
    '302 Bnt 11',
    '309 Hgy 12',
    '320 WFo 13',
  ],
  [
    '878 Dev 3',
    '933 Som 4',
    '838 Dor 5',
    '839 BCP 6',
    '867 BrF 8',
    '312 Hdn 9',
    '304 Brt 10',
    '202 Cmd 11',
    '206 Isl 12',
    '204 Hck 13',
    '317 Rdb 14',
    '311 Hav 15',
  ],
  [
    '420 Sci 0',
    '908 Cor 1',
    '879 Ply 2',
    '880 Tor 3',
    '850 Ham 8',
    '307 Eal 9',
    '207 K&C 10',
    '213 Wst 11',
    '201 Cty 12',
    '211 TwH 13',
    '316 Nwm 14',
    '301 B&D 15',
  ],
  [
    '852 Stn 7',
    '851 Por 8',
    '313 Hns 9',
    '205 H&F 10',
    '212 Wan 11',
    '208 Lam 12',
    '210 Swk 13',
    '203 Grn 14',
    '303 Bex 15',
  ],
  ['921 IoW 7', '936 Sur 8', '314/318 K/R 9', '315 Mer 10', '319 Sut 11', '306 Cro 12', '209 Lew 13', '305 Bro 14'],
  ['938 WSx 8', '846 B&H 9', '845 ESx 10', '886 Ken 11', '887 Med 12'],
];

const FORMER: readonly (readonly [code: string, label: string, successor: string])[] = [['909', 'Cum', '943']];

const PLACES: ReadonlyMap<string, TilePlace> = placesOf(LINES);

/** The place of a return by its code as an area has it (`886`, or `314 / 318`); null for one that the drawing lacks. */
export function tilePlace(areaCode: string): TilePlace | null {
  return PLACES.get(areaCode.replaceAll(' ', '')) ?? null;
}

function placesOf(lines: readonly (readonly string[])[]): Map<string, TilePlace> {
  const places = new Map(
    lines.flatMap((tiles, line) =>
      tiles.map((tile): [string, TilePlace] => {
        const [code, label, column] = tile.split(' ') as [string, string, string];
        return [code, { column: Number(column), line, label }];
      }),
    ),
  );
  for (const [code, label, successor] of FORMER) places.set(code, { ...places.get(successor)!, label });
  return places;
}
