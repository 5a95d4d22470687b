-- Visitors' chats of a shop on Prosody 0.12, behind a TLS proxy on the same host.
-- Replace these words; docs/xmpp.md tells more of each.
-- $DIR  folder that Prosody may write
-- $HTTP  port of WebSocket and files, behind the proxy
-- $CLIENT  port for operators' clients
-- $COMPONENT  port at which the dispatcher signs in
-- $SECRET  the dispatcher's password
-- $FILES  address of the proxy as browsers see it
-- $HIBERNATION  seconds for which a cut stream can be resumed
-- $REGISTRATION  seconds between two new accounts from one address
local dir = "$DIR"

pidfile = dir .. "/prosody.pid"
data_path = dir .. "/data"
admin_socket = dir .. "/prosody.sock"
log = { { levels = { min = "warn" }, to = "file", filename = dir .. "/prosody.log" } }

interfaces = { "127.0.0.1" }
local_interfaces = { "127.0.0.1" }
c2s_ports = { $CLIENT }
s2s_ports = {}
c2s_direct_tls_ports = {}
http_ports = { $HTTP }
http_interfaces = { "127.0.0.1" }
https_ports = {}
component_ports = { $COMPONENT }
component_interfaces = { "127.0.0.1" }

modules_enabled = {
  "saslauth", "disco", "presence", "message", "iq", "roster", "ping", "posix",
  "websocket", -- RFC 7395
  "smacks",    -- XEP-0198
  "limits",
}
modules_disabled = { "s2s", "tls", "offline" }

consider_websocket_secure = true -- TLS ends at the proxy
c2s_require_encryption = false
trusted_proxies = { "127.0.0.1" }
http_cors_override = { websocket = { enabled = true } }
limits = { c2s = { rate = "1mb/s", burst = "2s" } }

smacks_hibernation_time = $HIBERNATION
smacks_max_unacked_stanzas = 50

storage = "internal" -- "sql" for a shop with more than a few chats a day
authentication = "internal_hashed"

VirtualHost "shop.localhost" -- operators

VirtualHost "visitor.shop.localhost" -- visitors with an account of their own
  modules_enabled = { "register_ibr" }
  allow_registration = true
  min_seconds_between_registrations = $REGISTRATION

VirtualHost "guest.shop.localhost" -- visitors without one
  authentication = "anonymous"
  allow_anonymous_multiresourcing = true

Component "chat.shop.localhost" "muc"
  modules_enabled = { "muc_mam" }
  admins = { "desk@desk.shop.localhost" }
  restrict_room_creation = "admin" -- only the dispatcher makes rooms
  muc_room_default_persistent = true
  muc_room_default_public = false
  muc_room_default_history_length = 0
  muc_room_default_change_subject = false
  muc_log_by_default = true
  muc_log_presences = false
  muc_log_expires_after = "1y"

Component "files.shop.localhost" "http_file_share"
  http_host = "127.0.0.1"
  http_external_url = "$FILES"
  http_file_share_size_limit = 1024*1024
  http_file_share_daily_quota = 200*1024*1024
  http_file_share_access = { "guest.shop.localhost", "visitor.shop.localhost", "shop.localhost" }

Component "desk.shop.localhost" -- the dispatcher
  component_secret = "$SECRET"
