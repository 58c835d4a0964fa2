#!/usr/bin/env bash
# The training run of the image: the service starts with a ledger and a partner, becomes ready and is stopped. What it has
# loaded and linked by then is kept. usage: train.sh KEY CACHE, as a user that PostgreSQL accepts (not root)
set -euo pipefail
key=$1 cache=$2
here=$(mktemp -d)
ledger=54329 health=54330 # some builders share the network of their machine
server=jdbc:postgresql://127.0.0.1:$ledger
nobody=00000000-0000-0000-0000-000000000000
# the options as in the ENTRYPOINT; a cache from another collector or compiler is worth less
service=(-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=128m -XX:+UseSerialGC -Djdk.reflect.useNativeAccessorOnly=true -cp /app/countersign.jar app.Application)
partners="--partners-dir=file:$here/partners"
export TRAINING_PASSWORD=none

initdb -D "$here/ledger" -U training --auth=trust --no-sync >/dev/null
pg_ctl -D "$here/ledger" -l "$here/ledger.log" -o "-k $here -p $ledger -c listen_addresses=127.0.0.1 -c fsync=off" -w start >/dev/null
trap 'pg_ctl -D "$here/ledger" -m immediate stop >/dev/null' EXIT
psql -q -h 127.0.0.1 -p $ledger -U training postgres -c 'create database ledger' \
  -c 'create table signups (ref text primary key, name text, email text, taken_at timestamptz, status text, status_at timestamptz,
    envelope_id text, reason text)'
java "${service[@]}" new-partner training --url=$server/postgres --username=training --table=signups --template=$nobody "$partners" >/dev/null

# there is nothing to send, and nobody who would be asked
java "-XX:AOTCacheOutput=$cache" "${service[@]}" "$partners" \
  --server.port=0 --management.server.port=$health \
  --spring.datasource.url=$server/ledger --spring.datasource.username=training \
  --docusign.oauth-uri=http://127.0.0.1:1 --docusign.integration-key=$nobody --docusign.private-key="file:$key" \
  --docusign.accounts.main.account-id=$nobody --docusign.accounts.main.user-id=$nobody >"$here/log" 2>&1 &
ready() (
  exec 3<>/dev/tcp/127.0.0.1/$health || exit 1
  printf 'GET /observe/health/ready HTTP/1.0\r\n\r\n' >&3
  grep -q '^HTTP/1.[01] 200' <&3
) 2>/dev/null
for ((second = 0; second < 900; second++)); do
  if ready; then break; fi
  kill -0 $! || break
  sleep 1
done
ready || { cat "$here/log"; exit 1; }
kill $!
wait $! || true # that it was told to end is no success to it
test -s "$cache"
