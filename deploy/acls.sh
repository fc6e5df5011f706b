#!/bin/sh
# Prints the commands that grant one role of Gnomon what it needs on a Kafka with an authorizer, and nothing beyond:
#
#   deploy/acls.sh [--prefix PREFIX] [--application-id ID] [--group GROUP] [--remove] ROLE PRINCIPAL
#
#   deploy/acls.sh comparator User:gnomon-comparator
#   export KAFKA_ACLS='kafka-acls.sh --bootstrap-server kafka:9093 --command-config admin.properties'
#   deploy/acls.sh service-old User:orders | sh
#
# ROLE       service-old, service-new   publishes one side, follows the modes
#            service                    the same for both sides in one process
#            comparator                 ./gnomon serve
#            consumer                   reads discrepancies and rates as the group GROUP
#            operator                   ./gnomon topics, ./gnomon verify; the other commands talk to the comparator only
# PRINCIPAL  as the broker sees it: User:NAME with SCRAM, User:CN=... with certificates
#
# PREFIX is topics.prefix (gnomon.), ID is streams.application.id (gnomon-comparator). One right each line, so that
# a line can be left out. --remove takes the rights away again.
set -eu

prefix=gnomon.
id=gnomon-comparator
group=
action=--add

usage() {
    [ -z "${1:-}" ] || echo "acls.sh: $1" >&2
    sed -n '2,/^set -eu/s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

need_value() {
    [ $# -ge 2 ] || usage "$1 needs a value"
}

while [ $# -gt 0 ]; do
    case $1 in
        --prefix) need_value "$@"; prefix=$2; shift 2 ;;
        --application-id) need_value "$@"; id=$2; shift 2 ;;
        --group) need_value "$@"; group=$2; shift 2 ;;
        --remove) action='--remove --force'; shift ;;
        -h | --help) usage ;;
        -*) usage "unknown option $1" ;;
        *) break ;;
    esac
done
[ $# -eq 2 ] || usage "say which role and which principal"
role=$1
principal=$2
case $principal$prefix$id$group in *\'*) usage "no quotes in names" ;; esac
case $principal in *:?*) ;; *) usage "the principal must be TYPE:NAME such as User:orders, not $principal" ;; esac

# allow OPERATION RESOURCE-OPTION NAME [PATTERN-TYPE]
allow() {
    echo "${KAFKA_ACLS:-kafka-acls.sh --bootstrap-server localhost:9092}" "$action" "--allow-principal '$principal'" \
        "--operation $1 $2 '$3' --resource-pattern-type ${4:-literal}"
}

topic() {
    allow "$1" --topic "$prefix$2"
}

service() {
    topic Write "$1"
}

modes() {
    topic Read migrations
}

comparator() {
    for name in old-results new-results mismatch-rates commands; do topic Read $name; done
    for name in discrepancies mismatch-rates commands migrations dead-letters; do topic Write $name; done
    allow Read --group "$id"
    allow Write --transactional-id "$id-" prefixed
    # What Kafka Streams keeps of its own. Create is not needed any more once they are there.
    for operation in Read Write Create; do allow $operation --topic "$id-" prefixed; done
    # Between pairing and rates; what was read of it is deleted.
    allow Delete --topic "$id-counts-by-migration-repartition"
}

consumer() {
    [ -n "$group" ] || usage "a consumer needs --group"
    topic Read discrepancies
    topic Read mismatch-rates
    allow Read --group "$group"
}

operator() {
    [ -n "$prefix" ] || usage "an operator needs a prefix: without one, the rights would be on all topics"
    for operation in Create Describe DescribeConfigs; do allow $operation --topic "$prefix" prefixed; done
    for name in old-results new-results discrepancies dead-letters; do topic Read $name; done
}

case $role in
    service-old) service old-results; modes ;;
    service-new) service new-results; modes ;;
    service) service old-results; service new-results; modes ;;
    comparator | consumer | operator) $role ;;
    *) usage "unknown role $role" ;;
esac
