import { useEffect } from 'preact/hooks';
import { formatDate, joined, t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { assessments } from '../state/assessments';
import { backups } from '../state/backups';
import { dropped } from '../state/dropped';
import { handOverCsv, handOverXlsx } from '../state/hand-over';
import { instruments } from '../state/instruments';
import { keeping } from '../state/keeping';
import { rooms } from '../state/rooms';
import { listTables } from '../state/tables';
import { BackupForm } from '../ui/backup-form';
import { ExportCard } from '../ui/export-card';
import { Page } from '../ui/page';
import { phrases } from '../ui/phrases';
import { RestoreForm } from '../ui/restore-form';

/** 印刷・書き出し: everything that leaves this device or comes back to it, only on a tap. */
export function DataPage() {
  const known = new Set(instruments.list().map(({ id }) => id));
  const sheets = assessments.finished.value.filter(({ instrumentId }) => known.has(instrumentId));
  const last = keeping.lastBackupAt.value;
  useEffect(() => void rooms.load(), []);
  return (
    <Page title={t('data.title')}>
      <p>{t('data.lead')}</p>
      <section class="stack">
        <h2>{phrases(t('data.backupTitle'))}</h2>
        <p>{t('data.backupHelp')}</p>
        <p class="small soft">{last ? t('data.lastBackup', { date: formatDate(last) }) : t('data.noBackup')}</p>
        <BackupForm
          newCode={backups.newCode}
          make={(passphrase) => backups.make(Date.now(), passphrase)}
          handOver={backups.handOver}
          onDone={() => keeping.backedUp(Date.now())}
        />
      </section>
      <section class="stack">
        <h2>{phrases(t('restore.title'))}</h2>
        <p>{t('restore.help')}</p>
        <RestoreForm
          given={dropped.value}
          open={backups.open}
          preview={backups.preview}
          restore={backups.restore}
          undo={backups.undo}
          last={backups.last.value}
          onTaken={() => {
            dropped.value = undefined;
          }}
        />
      </section>
      <section class="stack">
        <h2>{phrases(t('data.exportTitle'))}</h2>
        {sheets.length === 0 && <p>{t('data.noSheet')}</p>}
        {sheets.map((sheet) => (
          <ExportCard
            key={sheet.id}
            title={joined(instruments.titleOf(sheet.instrumentId), sheet.subject)}
            date={formatDate(sheet.finishedAt ?? sheet.startedAt)}
            tables={listTables()}
            href={linkTo('report', { assessment: sheet.id })}
            onCsv={(table) => handOverCsv(sheet, table)}
            onXlsx={() => handOverXlsx(sheet)}
          />
        ))}
      </section>
    </Page>
  );
}
