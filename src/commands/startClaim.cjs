// One start at a time may install and compile. Each says that it wants to by a file of its own, and then looks for those of others; whoever
// sees a living one withdraws and tries again. The reasons are in src/store/embedded/startLock.ts, which cannot serve here: it has to be compiled first.
'use strict';

const fs = require('fs');
const path = require('path');

module.exports = { claimAlone, claim };

/** Waits until no other process claims the folder; tells the pid of the one it waits for. Answers what gives it free. */
async function claimAlone(folder, waitingFor) {
  for (let tries = 1; ; tries++) {
    const release = claim(folder, process.pid);
    const rival = livingClaims(folder).find((pid) => pid !== process.pid);
    if (!rival) return release;
    release();
    if (tries === 2) waitingFor(rival);
    await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 200));
  }
}

/** Claims the folder for a process: us, or a child that would go on if we were killed. */
function claim(folder, pid) {
  const file = path.join(folder, `.start-${pid}-${birthOf(pid)}`);
  fs.writeFileSync(file, '');
  return () => fs.existsSync(file) && fs.unlinkSync(file);
}

function livingClaims(folder) {
  const claims = fs.readdirSync(folder).map((name) => /^\.start-(\d+)-(\w*)$/.exec(name));
  return claims.filter(Boolean).reduce((living, [name, pid, birth]) => {
    if (birthOf(Number(pid)) === birth) return living.concat(Number(pid));
    removeDead(path.join(folder, name));
    return living;
  }, []);
}

/** Others may be at it too. */
function removeDead(file) {
  try {
    fs.unlinkSync(file);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

/** Null of the dead. Linux tells the tick of birth, so that a pid borne again is not mistaken: field 22 of proc(5); field 3 is the state. */
function birthOf(pid) {
  if (!isAlive(pid)) return null;
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fromThird = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return /[ZX]/.test(fromThird[0]) ? null : fromThird[19];
  } catch {
    return ''; // not Linux: the pid alone decides
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM'; // somebody else's
  }
}
