#!/bin/sh
# Run once by the image of PostgreSQL, when the database is made.
echo 'host replication sig_status all scram-sha-256' >> "$PGDATA/pg_hba.conf"
