import { tablesWorkbook, type WorkbookAbout } from '@earshot/report';
import type { Table } from '@earshot/tables';
import { workbookBytes } from './workbook-bytes.ts';

/** Tables as an accessible Excel workbook (see `tablesWorkbook`), in bytes. */
export function tablesXlsx(tables: readonly Table[], about: WorkbookAbout): Promise<Uint8Array> {
  return workbookBytes(tablesWorkbook(tables, about));
}
