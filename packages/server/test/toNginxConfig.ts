import { userInfo } from 'node:os';

/** How an nginx stands in front of the server. */
export interface NginxOptions {
  /** Whether it hands WebSocket upgrades on. @default true */
  readonly upgrade?: boolean;
  /** Whether it collects answers before it hands them on. @default true, as nginx does by itself */
  readonly buffering?: boolean;
  /** Whether it passes over our request not to collect. @default false */
  readonly ignoreAccel?: boolean;
  /** Whether it packs everything. @default false */
  readonly gzip?: boolean;
  /** Silence after which it cuts, in seconds. @default 60 */
  readonly readTimeout?: number;
  /** Longest body that it takes, in bytes. @default 20 MiB */
  readonly maxBody?: number;
}

const onOff = (value: boolean): string => (value ? 'on' : 'off');

/** The whole configuration of one nginx that keeps everything it writes in `folder`. */
export function toNginxConfig(folder: string, port: number, upstream: string, options: NginxOptions): string {
  const { upgrade = true, buffering = true, ignoreAccel = false, gzip = false } = options;
  const { readTimeout = 60, maxBody = 20 * 1024 * 1024 } = options;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  // Started by root it would hand its work to somebody who may not write into the folder.
  const user = process.getuid?.() === 0 ? [`user ${userInfo().username};`] : [];
  const passUpgrade = [
    'proxy_set_header Upgrade $http_upgrade;',
    'proxy_set_header Connection $connection_or_none;',
  ];
  const refuseUpgrade = ['proxy_set_header Connection "";'];
  return [
    'daemon off;',
    'master_process off;',
    ...user,
    `pid ${folder}/nginx.pid;`,
    `error_log ${folder}/error.log warn;`,
    'events { worker_connections 256; }',
    'http {',
    'access_log off;',
    ...temporary.map((name) => `${name}_temp_path ${folder}/${name};`),
    "map $http_upgrade $connection_or_none { default upgrade; '' ''; }",
    `client_max_body_size ${maxBody};`,
    `gzip ${onOff(gzip)};`,
    'gzip_types *;',
    'gzip_proxied any;',
    'gzip_min_length 1;',
    'server {',
    `listen 127.0.0.1:${port};`,
    'location / {',
    `proxy_pass ${upstream};`,
    'proxy_http_version 1.1;',
    'proxy_set_header Host $http_host;',
    ...(upgrade ? passUpgrade : refuseUpgrade),
    `proxy_buffering ${onOff(buffering)};`,
    ...(ignoreAccel ? ['proxy_ignore_headers X-Accel-Buffering;'] : []),
    `proxy_read_timeout ${readTimeout}s;`,
    '}}}',
    '',
  ].join('\n');
}
