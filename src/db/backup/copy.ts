// An online physical copy of the embedded database: PostgreSQL keeps working while its files are copied,
// and the write-ahead log from the beginning to the end of the copy makes them whole again.
// PostgreSQL manual, section «Making a Base Backup Using the Low Level API».
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'

/** Made anew at every start, or of no use to a copy. */
const leftOut = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
const emptyFolders = [...leftOut].filter((name) => name.startsWith('pg_'))
const slot = 'vikno_backup'

interface Stopped {
  readonly labelfile: string
  readonly spcmapfile: string
  readonly lsn: string
}

/** Copies the cluster in `dataDirectory` into `target`, which must not exist yet. */
export async function copyCluster(ownerUrl: string, target: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'vikno backup' })
  await client.connect()
  try {
    const source = (await client.query<{ data_directory: string }>('show data_directory')).rows[0]!.data_directory
    await dropSlot(client)
    await client.query('select pg_create_physical_replication_slot($1, true)', [slot]) // holds the log until we have it
    const first = (
      await client.query<{ file: string }>("select pg_walfile_name(pg_backup_start('vikno', true)) as file")
    ).rows[0]!.file
    await copyFiles(source, target)
    const end = (await client.query<Stopped>('select lsn, labelfile, spcmapfile from pg_backup_stop(false)')).rows[0]!
    const last = (await client.query<{ file: string }>('select pg_walfile_name($1::pg_lsn) as file', [end.lsn]))
      .rows[0]!.file
    fs.writeFileSync(path.join(target, 'backup_label'), end.labelfile)
    if (end.spcmapfile.trim()) fs.writeFileSync(path.join(target, 'tablespace_map'), end.spcmapfile)
    copyLog(source, target, first, last)
  } finally {
    await dropSlot(client)
    await client.end()
  }
}

async function dropSlot(client: pg.Client): Promise<void> {
  await client.query('select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1', [
    slot,
  ])
}

async function copyFiles(source: string, target: string): Promise<void> {
  fs.mkdirSync(target, { recursive: true, mode: 0o700 })
  fs.chmodSync(target, 0o700)
  for (const entry of fs.readdirSync(source))
    if (!leftOut.has(entry)) await copyTree(path.join(source, entry), path.join(target, entry))
  for (const name of emptyFolders) fs.mkdirSync(path.join(target, name), { mode: 0o700 })
  fs.mkdirSync(path.join(target, 'pg_wal/archive_status'), { recursive: true, mode: 0o700 })
}

/** Files may vanish while we copy (a dropped table); the log knows about it, so we let them. */
async function copyTree(from: string, to: string): Promise<void> {
  try {
    if (!fs.lstatSync(from).isDirectory()) return await fs.promises.copyFile(from, to)
    fs.mkdirSync(to, { mode: 0o700 })
    for (const name of fs.readdirSync(from)) await copyTree(path.join(from, name), path.join(to, name))
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault
  }
}

function copyLog(source: string, target: string, first: string, last: string): void {
  const segments = fs
    .readdirSync(path.join(source, 'pg_wal'))
    .filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last)
  if (!segments.includes(first) || !segments.includes(last))
    throw new Error(`the log from ${first} to ${last} is not complete`)
  for (const name of segments) fs.copyFileSync(path.join(source, 'pg_wal', name), path.join(target, 'pg_wal', name))
}
