/**
 * How our PostgreSQL runs, given on its command line, where postgresql.conf cannot overrule it. What is not named is as PostgreSQL has it:
 * among that fsync and synchronous_commit, which stay on.
 */
export function postmasterSettings(port: number): Record<string, string | number> {
  return {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '', // their paths may hold 107 bytes only; all of ours go by TCP
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',

    // A laptop that does other things besides: about 200 MB with a few connections.
    shared_buffers: '128MB',
    work_mem: '16MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '512MB',
    jit: 'off', // our queries are short, and compiling them costs more than it saves
    wal_level: 'minimal', // nobody replicates from here
    max_wal_senders: 0,

    // The log is for PostgreSQL's own troubles. Refused statements are in Loupe's log; here they would make it grow for ever.
    logging_collector: 'off',
    log_destination: 'stderr',
    log_min_messages: 'log',
    log_checkpoints: 'off',
  };
}
