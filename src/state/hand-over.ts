import type { Assessment } from '../domain/assessment';
import { rowsOf, toCsv } from '../domain/csv';
import { fileNameOf } from '../domain/file-name';
import { type HandedOver, handOver } from '../storage/files';
import { toXlsx } from '../storage/xlsx';
import { loadTables, type TableId } from './tables';

/** Gives one table away as a CSV file, inside a tap. Rejects when a file that it needs cannot be fetched. */
export async function handOverCsv(assessment: Assessment, id: TableId): Promise<HandedOver> {
  const table = (await loadTables(assessment)).find((candidate) => candidate.id === id);
  const csv = toCsv(table ? rowsOf(table) : []);
  return handOver(new File([csv], `${fileNameOf(assessment)}_${id}.csv`, { type: 'text/csv' }));
}

/** Gives all tables away as one workbook, inside a tap. Rejects when a file that it needs cannot be fetched. */
export async function handOverXlsx(assessment: Assessment): Promise<HandedOver> {
  const workbook = await toXlsx(await loadTables(assessment));
  return handOver(new File([workbook], `${fileNameOf(assessment)}.xlsx`, { type: workbook.type }));
}
