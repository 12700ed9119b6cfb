#!/bin/bash
# Runs once, on an empty volume: one database and one role for each service.
set -eu
for service in complaint feedback kpi notification console; do
  variable=${service^^}_DB_PASSWORD
  psql -v ON_ERROR_STOP=1 -v name="redress_$service" -v password="${!variable}" --username postgres <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
done
