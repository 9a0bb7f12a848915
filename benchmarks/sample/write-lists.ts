// Writes the staff lists of `npm run bench:sample` into a folder, in a process of its own, so that its memory is not counted.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { csvLine } from '@earshot/dataset';
import writeWorkbook from 'write-excel-file/node';
import { AUTHORITIES, HEADER, type ListSize, rowsOf } from './list-rows.ts';

const [folder = '', people = '', faultsEvery = ''] = process.argv.slice(2);
const size: ListSize = { people: Number(people), faultsEvery: Number(faultsEvery), authorities: AUTHORITIES };
const rows = [HEADER, ...rowsOf(size)];
writeFileSync(path.join(folder, 'list.csv'), rows.map((row) => csvLine(row)).join(''));
const cells = rows.map((row) => row.map((value) => ({ value })));
writeFileSync(path.join(folder, 'list.xlsx'), await writeWorkbook(cells).toBuffer());
