import { defineMessages } from './define.ts';

const postgres = 'https://hub.docker.com/_/postgres';

/** Databases and queues that web interfaces bring along. */
export const databaseMessages = defineMessages([
  {
    id: 'postgres-18',
    class: 'database-of-another-version',
    title: 'PostgreSQL 18 keeps its data in another folder than the one that is mounted',
    match: [
      { text: 'in 18+, these Docker images are configured' },
      {
        text: '/var/lib/postgresql/data',
        pattern: /error mounting.{1,200}to rootfs at "\/var\/lib\/postgresql\/data".{1,400}no such file/,
        across: true,
      },
    ],
    cause:
      'From 18 on the image wants its volume at /var/lib/postgresql, and does not start with one at /var/lib/postgresql/data; "latest" became 18.',
    fix: [
      '# in the compose file, where there are data: image: postgres:17 (the version that made them: cat PG_VERSION in their folder)',
      '# new, without data: mount at /var/lib/postgresql in place of /var/lib/postgresql/data',
    ],
    source: postgres,
    example:
      'Error: in 18+, these Docker images are configured to store database data in a format which is compatible with "pg_ctlcluster"',
    other: 'mount at /var/lib/postgresql/data',
    stage: 'deploy',
  },
  {
    id: 'postgres-version',
    class: 'database-of-another-version',
    title: 'The data are those of another PostgreSQL',
    match: [
      {
        text: 'was initialized by PostgreSQL version',
        pattern:
          /initialized by PostgreSQL version (?<old>\d{1,2}(?:\.\d{1,2})?), which is not compatible with this version (?<here>[\d.]{0,7}\d)/,
      },
    ],
    cause: 'PostgreSQL {old} made them, and {here} runs now: a newer image does not convert them.',
    fix: [
      '# in the compose file: image: postgres:{old}; then docker compose up -d',
      '# to move on: with {old} running: docker compose exec DB pg_dumpall -U USER > all.sql; then the new image with a new volume, and psql -f all.sql',
    ],
    source: postgres,
    example:
      'DETAIL:  The data directory was initialized by PostgreSQL version 13, which is not compatible with this version 15.4.',
    other: 'PostgreSQL version 13',
    stage: 'deploy',
  },
  {
    id: 'postgres-password',
    class: 'database-refused',
    title: 'The database has another password than the one that the program gives',
    match: [{ text: 'password authentication failed for user', pattern: /for user "(?<user>[\w.-]{1,60})"/ }],
    cause:
      'The password of {user} is set once, when the volume of the database is made; a later POSTGRES_PASSWORD changes nothing in it.',
    fix: [
      `# set it to what the program gives: docker compose exec DB psql -U {user} -c "ALTER USER {user} PASSWORD 'THE_ONE_OF_THE_PROGRAM'"   (DB: the service of the database in the compose file)`,
      '# nothing to keep in it: docker compose down, docker volume rm its volume, and up again',
    ],
    source: postgres,
    example: 'FATAL:  password authentication failed for user "postgres"',
    other: 'password for user postgres',
  },
  {
    id: 'postgres-missing',
    class: 'database-missing',
    title: 'The database server has no such database or role',
    match: [
      {
        text: 'does not exist',
        pattern: /FATAL: {1,3}(?<kind>database) "(?<name>[\w.-]{1,60})" does not exist/,
      },
      { text: 'does not exist', pattern: /FATAL: {1,3}(?<kind>role) "(?<name>[\w.-]{1,60})" does not exist/ },
    ],
    cause:
      'There is no {kind} {name}: POSTGRES_DB and POSTGRES_USER are read only when the volume is made; the volume is of before, or the program names another.',
    fix: [
      '# make it: docker compose exec DB createdb -U postgres {name}   (a role: createuser -s {name}; DB: the service of the database)',
      '# or name the one that is there in the address of the program (DATABASE_URL): docker compose exec DB psql -U postgres -l lists them',
    ],
    source: postgres,
    example: 'psycopg2.OperationalError: FATAL:  database "langfuse" does not exist',
    other: 'database "langfuse" created',
  },
  {
    id: 'database-password-unset',
    class: 'environment-variable-missing',
    title: 'A new database wants a password, and none is given',
    match: [
      { text: 'Database is uninitialized and superuser password is not specified' },
      { text: 'Database is uninitialized and password option is not specified' },
    ],
    cause:
      'The image of the database makes its first user with a password from its environment; the variable is not set (an .env that was not read?).',
    fix: [
      '# in environment: of the service, or in the .env beside the compose file: POSTGRES_PASSWORD=… (MySQL, MariaDB: MYSQL_ROOT_PASSWORD=…); then docker compose up -d',
    ],
    source: postgres,
    example: 'Error: Database is uninitialized and superuser password is not specified.',
    other: 'Database is initialized',
    stage: 'deploy',
  },
  {
    id: 'redis-password',
    class: 'database-refused',
    title: 'Redis wants a password, and gets none or a wrong one',
    match: [
      { text: 'NOAUTH Authentication required' },
      { text: 'WRONGPASS' },
      { text: 'AuthenticationError: Authentication required' },
      { text: 'AUTH <password> called without any password configured' },
    ],
    cause:
      'The password of the server (requirepass) and the one in the address of the program are not the same.',
    fix: [
      '# in the environment of the program: REDIS_URL=redis://:PASSWORD@HOST:6379/0 (or REDIS_PASSWORD), as --requirepass of the redis service says; a server without a password: redis://HOST:6379/0',
    ],
    source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/',
    example: 'redis.exceptions.AuthenticationError: Authentication required.',
    other: 'AUTH OK',
  },
  {
    id: 'redis-disk',
    class: 'disk-full',
    title: 'Redis cannot write its data to the disk, and so takes no more',
    match: [{ text: 'MISCONF Redis is configured to save RDB' }],
    cause: 'Its folder (/data) is full, or does not belong to the user redis.',
    fix: [
      'df -h; docker compose exec redis sh -c "ls -ld /data; chown -R redis: /data"   # full: free some; another owner: now its own',
      'docker compose exec redis redis-cli config set stop-writes-on-bgsave-error no   # until then it takes new data all the same',
    ],
    source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/',
    example:
      'MISCONF Redis is configured to save RDB snapshots, but it is currently not able to persist on disk.',
    other: 'RDB snapshot saved',
  },
  {
    id: 'sqlite-locked',
    class: 'database-locked',
    title: 'Another process holds the database file',
    match: [
      {
        text: 'database is locked',
        pattern: /(?:OperationalError|SqliteError|SQLITE_BUSY|Error).{0,80}database is locked/,
      },
    ],
    weight: 'plain',
    cause:
      'SQLite lets one process write at a time; a second copy of the program runs, or the file lies on a network volume, whose locks do not work.',
    fix: [
      '# end the other copy (ps aux; docker ps), and start one only (one worker)',
      '# on a network volume (/workspace, NFS, SMB): keep the database on the disk of the container, and copy it there and back',
    ],
    source: 'https://www.sqlite.org/rescode.html#busy',
    example: 'sqlite3.OperationalError: database is locked',
    other: 'database is locked, retrying',
    confidence: 'medium',
  },
  {
    id: 'schema-old',
    class: 'database-schema-old',
    title: 'The database is older than the program: its tables were not brought up to date',
    match: [
      { text: 'no such table: ', pattern: /no such table: (?<what>[\w.]{1,80})/ },
      {
        text: 'does not exist in the current database',
        pattern: /column `(?<what>[\w.]{1,80})`/,
      },
      { text: 'no such column: ', pattern: /no such column: (?<what>[\w.]{1,80})/ },
      {
        text: ' does not exist',
        pattern:
          /(?:UndefinedTable|UndefinedColumn|ProgrammingError).{0,80}(?:relation|column) "?(?<what>[\w.]{1,80})"? does not exist/,
      },
    ],
    weight: 'plain',
    cause:
      'The program asks for {what} in a database that an older version made, or that is new and still empty: the step that makes and changes tables (migrations) was not run, or failed above.',
    fix: [
      '# run the migrations of this version, on a copy of the database first: alembic upgrade head; python3 manage.py migrate; flask db upgrade; mlflow db upgrade URI; npx prisma migrate deploy (in its folder, or docker compose exec APP)',
      '# or, where its data are not needed: move the database away (mv FILE FILE.old), and start again: it is made anew',
    ],
    source: 'https://alembic.sqlalchemy.org/en/latest/tutorial.html',
    example: 'sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) no such column: chat.folder_id',
    other: 'no such table needed',
    confidence: 'medium',
  },
  {
    id: 'mlflow-schema',
    class: 'database-schema-old',
    title: 'The database of mlflow was made by another version of it',
    match: [
      {
        text: 'Detected out-of-date database schema',
        pattern: /version (?<found>\w{1,40}), but expected (?<wanted>\w{1,40})/,
      },
    ],
    cause: 'Its tables stand at {found}, and this mlflow works with {wanted}.',
    fix: [
      '# after a copy of the database: mlflow db upgrade URI, with the URI of --backend-store-uri (postgresql://…, sqlite:///mlflow.db), by the very mlflow that serves (in its container); then start it again',
      '# the database is the newer one: the mlflow that made it: pip install -U mlflow, or its image',
    ],
    source: 'https://mlflow.org/docs/latest/self-hosting/migration/',
    example: 'Detected out-of-date database schema (found version 2b4d017a5e9b, but expected 89d4b8295536).',
    other: 'database schema is up to date',
  },
  {
    id: 'schema-newer',
    class: 'database-schema-newer',
    title: 'The database was made by a newer version of the program',
    match: [
      { text: "Can't locate revision identified by", pattern: /identified by '(?<revision>\w{1,60})'/ },
    ],
    cause:
      'It stands at the step {revision}, which this version does not know: an older image or branch runs on the data of a newer one.',
    fix: [
      '# the newer version again: docker compose pull && docker compose up -d (or the tag that ran last; git pull)',
      '# or the copy of the database of before',
    ],
    source: 'https://alembic.sqlalchemy.org/en/latest/tutorial.html',
    example: "alembic.util.exc.CommandError: Can't locate revision identified by 'ca81bd47c050'",
    other: "revision identified by 'ca81bd47c050'",
  },
  {
    id: 'sqlite-broken',
    class: 'database-broken',
    title: 'The database file is damaged',
    match: [{ text: 'database disk image is malformed' }, { text: 'DatabaseError: file is not a database' }],
    cause:
      'It was cut while it was written: a full disk, a pod that was stopped, two processes, or a network volume.',
    fix: [
      'cp FILE.db FILE.bak && sqlite3 FILE.db ".recover" | sqlite3 new.db && mv new.db FILE.db   # with the program stopped; FILE.db: its database',
      '# nothing to keep in it: move it away and start again',
    ],
    source: 'https://www.sqlite.org/recovery.html',
    example: 'sqlite3.DatabaseError: database disk image is malformed',
    other: 'database disk image',
  },
  {
    id: 'mongo-avx',
    class: 'illegal-instruction',
    title: 'MongoDB 5 and newer need a processor with AVX',
    match: ['MongoDB 5.0+ requires a CPU with AVX support'],
    cause: 'The processor (or the virtual machine, as it is set up) has no AVX.',
    fix: [
      '# in the compose file: image: mongo:4.4; or let the virtual machine show its real processor (type host)',
    ],
    source: 'https://www.mongodb.com/docs/manual/administration/production-notes/',
    example:
      'WARNING: MongoDB 5.0+ requires a CPU with AVX support, and your current system does not appear to have that!',
    other: 'CPU with AVX support',
    stage: 'deploy',
  },
  {
    id: 'max-map-count',
    class: 'kernel-limit',
    title: 'Elasticsearch (OpenSearch, Milvus, SonarQube) wants a higher limit of the kernel',
    match: [{ text: 'vm.max_map_count', pattern: /max_map_count.{0,40}is too low/ }],
    cause: 'vm.max_map_count is a limit of the host; a container cannot change it.',
    fix: [
      "echo 'vm.max_map_count=262144' | sudo tee /etc/sysctl.d/99-map-count.conf && sudo sysctl --system   # on the host; then start it again",
    ],
    source: 'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/vm-max-map-count',
    example: 'max virtual memory areas vm.max_map_count [65530] is too low, increase to at least [262144]',
    other: 'vm.max_map_count = 262144',
    stage: 'deploy',
  },
  {
    id: 'elastic-node',
    class: 'service-not-reached',
    title: 'Elasticsearch does not answer',
    match: [
      {
        text: ' has failed for ',
        pattern: /Node <\w{1,40}\(https?:\/\/(?<host>[\w.-]{1,80}):\d{2,5}\)> has failed for/,
      },
    ],
    cause: '{host} ended, is still starting, or takes no more since its disk is filled to 90 %.',
    fix: [
      'docker logs --tail 40 {host}; df -h; sysctl vm.max_map_count   # ended? its last lines say why; 90 % and more: free some, then docker restart {host}; below 262144: sudo sysctl -w vm.max_map_count=262144',
    ],
    source: 'https://www.elastic.co/docs/troubleshoot/elasticsearch/fix-watermark-errors',
    example:
      'Node <Urllib3HttpNode(http://es01:9200)> has failed for 3 times in a row, putting on 30 second timeout',
    other: 'Node <Urllib3HttpNode(http://es01:9200)> is alive',
    confidence: 'medium',
  },
  {
    id: 'mysql-socket',
    class: 'service-not-reached',
    title: 'The program looks for MySQL on this very machine',
    match: [{ text: 'local MySQL server through socket' }],
    cause:
      'localhost means a socket file to clients of MySQL; in a container, or with MySQL beside it, there is none.',
    fix: [
      '# the host in its settings: the name of the service of the database (or 127.0.0.1, where MySQL runs here) in place of localhost',
    ],
    source: 'https://dev.mysql.com/doc/refman/8.4/en/can-not-connect-to-server.html',
    example:
      "(2002, \"Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)\")",
    other: 'MySQL socket ready',
    stage: 'serve',
  },
  {
    id: 's3-keys',
    class: 'credentials-missing',
    title: 'No keys for S3 (AWS, MinIO) are set where the program runs',
    match: [
      'NoCredentialsError: Unable to locate credentials',
      'Unable to locate credentials. You can configure credentials',
    ],
    cause: 'boto3 looks in the environment, then in ~/.aws, and finds none.',
    fix: [
      '# export AWS_ACCESS_KEY_ID=… AWS_SECRET_ACCESS_KEY=… (MinIO: also MLFLOW_S3_ENDPOINT_URL or AWS_ENDPOINT_URL=http://HOST:9000), in the environment of the program: docker -e, compose environment:',
    ],
    source: 'https://docs.aws.amazon.com/boto3/latest/guide/credentials.html',
    example: 'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
    other: 'Found credentials in environment variables',
  },
  {
    id: 'redis-owner',
    class: 'permission-denied',
    title: 'Redis may not read its data in /data',
    match: [
      { text: 'loading the DB: Permission denied' },
      { text: 'Failed opening the RDB file', pattern: /ermission denied/ },
    ],
    cause: 'The mounted folder, or dump.rdb in it, belongs to another user than redis.',
    fix: [
      'docker compose run --rm --user 0 --entrypoint chown redis -R redis:redis /data && docker compose up -d   # redis: the service, as the compose file names it',
      '# without compose: docker run --rm --user 0 -v FOLDER:/data --entrypoint chown redis -R redis:redis /data',
    ],
    source: 'https://hub.docker.com/_/redis',
    example: '1:M 05 Mar 02:45:53.990 # Fatal error loading the DB: Permission denied. Exiting.',
    other: '1:M 05 Mar 02:45:53.990 * DB loaded from disk',
    stage: 'serve',
  },
  {
    id: 'postgres-owner',
    class: 'permission-denied',
    title: 'PostgreSQL must own the folder of its data, and does not',
    match: [
      { text: 'has wrong ownership', pattern: /data directory "(?<place>\/[\w./@+-]{1,160})" has wrong/ },
    ],
    cause:
      '{place} is a folder of the host: on Windows and macOS it never belongs to the user postgres, on Linux another user made it.',
    fix: [
      '# in the compose file a volume of Docker in place of the folder: - pgdata:{place}, and at its end, to the left: volumes: pgdata:',
      '# or, Linux: chown that folder, on the host, to the number that docker run --rm --entrypoint id IMAGE -u postgres prints',
    ],
    source: 'https://github.com/docker-library/docs/blob/master/postgres/README.md',
    example: 'FATAL: data directory "/var/lib/postgresql/data" has wrong ownership',
    other: 'the package has wrong ownership',
    stage: 'serve',
  },
  {
    id: 's3-refused',
    class: 'credentials-refused',
    title: 'S3 does not take this key for that',
    match: [
      { text: 'SignatureDoesNotMatch' },
      { text: 'InvalidAccessKeyId' },
      { text: 'RequestTimeTooSkewed' },
      { text: 'HeadObject operation: Forbidden' },
    ],
    cause: 'Key or secret are of another place (endpoint, region), lack the right, or the clock is wrong.',
    fix: [
      'aws sts get-caller-identity; aws configure list; date -u   # whose key; other than AWS: export AWS_ENDPOINT_URL=…; "too skewed": set the clock (sudo timedatectl set-ntp true); Forbidden: s3:GetObject and s3:ListBucket for it',
    ],
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    example: 'An error occurred (SignatureDoesNotMatch) when calling the PutObject operation',
    other: 'HeadObject operation: Not Found',
    confidence: 'medium',
  },
  {
    id: 'pool-exhausted',
    class: 'database-connections-used-up',
    title: 'All connections to the database are in use',
    match: [
      {
        text: 'QueuePool limit of size',
        pattern: /QueuePool limit of size (?<size>\d{1,4}) overflow (?<more>\d{1,4})/,
      },
    ],
    cause:
      'SQLAlchemy opens {size} and {more} more, and none came back in time: slow storage (SQLite on a network disk), too many requests at once, or code that does not close its sessions.',
    fix: [
      '# in the code: create_engine(…, pool_size=20, max_overflow=40, pool_pre_ping=True); Open WebUI: -e DATABASE_POOL_SIZE=20 -e DATABASE_POOL_MAX_OVERFLOW=40',
      '# SQLite on a network disk: its file on the local disk, or PostgreSQL',
    ],
    source: 'https://docs.sqlalchemy.org/en/20/errors.html#error-3o7r',
    example:
      'sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00',
    other: 'QueuePool limit is 5',
    stage: 'serve',
  },
  {
    id: 'migrated-in-part',
    class: 'database-schema-old',
    title: 'A migration of the database was begun before, and not noted as done',
    match: [
      {
        text: 'duplicate column name',
        pattern: /OperationalError.{0,20} duplicate column name: (?<column>[\w."]{1,80})/,
      },
    ],
    cause: '{column} is there already: two starts at once, or one that was cut off.',
    fix: [
      '# the copy of the database of before the update, and start it once, with one worker (--workers 1, one container) until it is through',
      '# none: on a copy, alembic stamp THE_REVISION (its number stands above), then alembic upgrade head',
    ],
    source: 'https://alembic.sqlalchemy.org/en/latest/api/commands.html',
    example: 'sqlite3.OperationalError: duplicate column name: message.reply_to_id',
    other: 'The table has a duplicate column name',
    confidence: 'medium',
  },
  {
    id: 'other-fernet-key',
    class: 'credentials-refused',
    title: 'What is stored encrypted was written with another key than the one of now',
    match: [{ text: 'cryptography.fernet.InvalidToken' }, { text: 'Error decrypting tokens' }],
    cause: 'The key was made anew (a new container without it in its environment), or changed.',
    fix: [
      '# start it with the key of before: FERNET_KEY (Airflow), WEBUI_SECRET_KEY (Open WebUI), of the old container: docker inspect OLD; from now on set it: -e WEBUI_SECRET_KEY=…',
      '# lost? log in anew, and enter the stored passwords, connections and keys again',
    ],
    source: 'https://cryptography.io/en/latest/fernet/',
    example: 'cryptography.fernet.InvalidToken',
    other: 'from cryptography.fernet import InvalidToken',
    stage: 'serve',
    confidence: 'medium',
  },
]);
