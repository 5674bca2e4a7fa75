#!/bin/sh
# Prints the variables of hkdl.http: messages that carry the present time, and their signatures.
# Agent and key are the published ones of the mock.
set -eu

agent=MYREALTRIP
key=xY378DS731A
now=$(date '+%Y-%m-%d %H:%M:%S')
id=sample-$(date '+%s')

# variable NAME MEMBERS
variable() {
  message="{\"agentId\":\"$agent\",\"requestTime\":\"$now\"$2}"
  printf '@%s = %s\n' "$1" "$message"
  printf '@%sSignature = %s\n' "$1" "$(printf '%s||%s' "$message" "$key" | sha256sum | cut -c 1-64)"
}

variable events ''
variable shows ',"eventId":"34","fromDate":"2013-10-01","toDate":"2013-10-31"'
variable tickets ',"eventId":"34"'
variable pickups ',"eventId":"34"'
variable order ',"requestId":"'"$id"'","eventId":"34","showId":79,"guestName":"CHAN TAI MAN","lang":"en_US","pickupId":"13","referenceNo":"'"$id"'","items":[{"ticketId":"13","qty":2}]'
variable status ',"requestId":"'"$id"'"'
