#!/usr/bin/env bash
# The runs of one sweep, trained by GNU parallel, Make, Snakemake and Slurm: each must give the very bytes that `render train`
# gives by itself, and two workers at one run must do no harm.
#
#   apt-get install -y --no-install-recommends parallel make snakemake slurm-wlm munge
#   Benchmarks/Sweep/schedulers.sh [RENDER]       (default: .build/release/render)
#
# Slurm runs on this host alone, with its own configuration; starting it takes root.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
render=$(realpath "${1:-$root/.build/release/render}")
work=$(mktemp -d)
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT
cd "$work"

cat > sweep.json <<'JSON'
{ "dataset": { "kind": "moons", "samples": 200 },
  "network": { "layers": [8, 1] },
  "training": { "epochs": 400, "batchSize": 20 },
  "snapshots": { "count": 10 },
  "sweep": { "training.optimizer.kind": ["adam", "sgd"], "network.seed": [1, 2, 3, 4] } }
JSON

# What training wrote but for the clock: run.json and times.csv hold wall times.
bytes() { (cd "$1/runs" && find . -type f ! -name run.json ! -name times.csv -print0 | sort -z | xargs -0 sha256sum); }

check() {
  local count
  count=$(find "$1/runs" -name run.json | wc -l)
  [ "$count" = 8 ] || { echo "$2: $count of 8 runs are complete" >&2; exit 1; }
  diff <(bytes straight) <(bytes "$1") > /dev/null || { echo "$2: other bytes than by itself" >&2; exit 1; }
  echo "$2: 8 runs, the same bytes"
}

"$render" train sweep.json --output straight --quiet
check straight "render train"

"$render" plan sweep.json --program "$render" --output parallel | parallel --jobs 4
check parallel "GNU parallel"

"$render" plan sweep.json --program "$render" --output make --makefile > sweep.mk
make --jobs 4 --silent --file sweep.mk > /dev/null
check make "Make"

"$render" plan sweep.json --program "$render" --output snakemake --snakefile > Snakefile
# Its caches belong to this run.
HOME="$work" snakemake --cores 4 --quiet --snakefile Snakefile > snakemake.log 2>&1 || { cat snakemake.log >&2; exit 1; }
check snakemake "Snakemake"

# Eight workers at every run at once: each trains it, or is told to try again.
"$render" plan sweep.json --program "$render" --output crowd > commands
for _ in 1 2 3; do cat commands; done | parallel --jobs 8 --joblog crowd.log > /dev/null 2>&1 || true
awk 'NR > 1 && $7 != 0 && $7 != 75 { print "exit " $7; bad = 1 } END { exit bad }' crowd.log
parallel --jobs 2 < commands
check crowd "three workers at each run"

if ! command -v slurmctld > /dev/null || [ "$(id -u)" != 0 ]; then
  echo "Slurm: not tried, since it is not installed or this is not root"
  exit 0
fi
host=$(hostname -s)
mkdir -p slurm/state slurm/spool slurm/munge
dd if=/dev/urandom of=slurm/munge/key bs=1 count=1024 status=none
chmod 400 slurm/munge/key
chmod 711 "$work" slurm; chmod 755 slurm/munge
munged --force --foreground --num-threads 2 --key-file slurm/munge/key --socket "$work/slurm/munge/socket" \
  --pid-file slurm/munge/pid --log-file slurm/munge/log --seed-file slurm/munge/seed 2> /dev/null &
pids+=($!)
cat > slurm.conf <<CONF
ClusterName=one
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmctldPort=16817
SlurmdPort=16818
AuthType=auth/munge
AuthInfo=socket=$work/slurm/munge/socket
CredType=cred/munge
StateSaveLocation=$work/slurm/state
SlurmdSpoolDir=$work/slurm/spool
SlurmctldPidFile=$work/slurm/slurmctld.pid
SlurmdPidFile=$work/slurm/slurmd.pid
SlurmctldLogFile=$work/slurm/slurmctld.log
SlurmdLogFile=$work/slurm/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF="$work/slurm.conf"
for _ in $(seq 50); do [ -S slurm/munge/socket ] && break; sleep 0.1; done
slurmctld -D > /dev/null 2>&1 &
pids+=($!)
slurmd -D > /dev/null 2>&1 &
pids+=($!)
for _ in $(seq 100); do sinfo -h -o %t 2> /dev/null | grep -q idle && break; sleep 0.2; done
"$render" plan sweep.json --program "$render" --output slurm-runs --slurm > sweep.sh
if ! sbatch --wait --quiet --chdir "$work" --output "$work/slurm/%A-%a.out" sweep.sh; then
  tail -n 5 slurm/*.log slurm/*.out >&2
  exit 1
fi
check slurm-runs "Slurm"
