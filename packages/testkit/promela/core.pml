/*
 * One request for preservation between two contact points, written from the pages on the protocol
 * and its tables of transitions, and from no code: what the explorer finds is compared with it.
 * Two tries, a duty officer who orders, no questions, no extension, no assistance. DROPS messages
 * may be lost and DOUBLES doubled; a doubled message has one effect, whichever copy comes first.
 * Deadlines come at any time, but those of one hold in their order.
 */

#ifndef DROPS
#define DROPS 1
#endif
#ifndef DOUBLES
#define DOUBLES 1
#endif

/* The requesting side. */
#define UNBORN 0
#define PREPARING 1
#define AWAITING 2
#define ACKNOWLEDGED 3
#define HOLDING 4
#define ENDING 5
#define REFUSED 6
#define GAVE_UP 7
#define EXPIRED 8
/* The requested side. */
#define NONE 0
#define RECEIVED 1
#define CHECKING 2
#define REVIEWING 3
#define EXECUTING 4
#define KEEPING 5
#define HAS_REFUSED 6
#define CLOSED 7
/* The hold. */
#define AUTHORISING 1
#define ORDERED 2
#define PRESERVED 3
#define RELEASED 4
/* Messages. */
#define REQUEST 0
#define ACKNOWLEDGEMENT 1
#define REFUSAL 2
#define CONFIRMATION 3
#define NOTICE 4
#define RELEASE 5
#define NO_MESSAGE 6

byte requesting = UNBORN;
byte requested = NONE;
byte hold = NONE;
byte rung = 0;
bool noticed = false;
/* What is under way, by kind, and the kind of the one message that is under way twice. */
byte flying[6];
byte doubled = NO_MESSAGE;
byte drops = DROPS;
byte doubles = DOUBLES;
/* What the requested side has said and says again. */
bool said[6];
/* For the rules. */
byte orders = 0;
bool arrived = false;

c_decl { \#include <stdio.h> }

inline tell() {
  c_code {
    printf("AT %d %d %d %d%d%d%d%d%d %d %d %d\n", now.requesting, now.requested, now.hold,
           now.flying[0], now.flying[1], now.flying[2], now.flying[3], now.flying[4],
           now.flying[5], now.doubled, now.drops, now.doubles);
  }
}

#define REQUESTING_ENDED (requesting >= REFUSED)

/* Nobody listens to what is said to a side that has ended. */
inline send(kind) {
  if
  :: kind != REQUEST && REQUESTING_ENDED -> skip
  :: else -> flying[kind]++
  fi
}

inline answer(kind) {
  said[kind] = true;
  send(kind)
}

inline repeat() {
  if :: said[ACKNOWLEDGEMENT] -> send(ACKNOWLEDGEMENT) :: else -> skip fi;
  if :: said[REFUSAL] -> send(REFUSAL) :: else -> skip fi;
  if :: said[CONFIRMATION] -> send(CONFIRMATION) :: else -> skip fi
}

inline end_requesting(state) {
  requesting = state;
  flying[ACKNOWLEDGEMENT] = 0;
  flying[REFUSAL] = 0;
  flying[CONFIRMATION] = 0;
  flying[NOTICE] = 0;
  flying[RELEASE] = 0;
  if :: doubled != REQUEST -> doubled = NO_MESSAGE :: else -> skip fi;
  finals_agree()
}

inline finals_agree() {
  assert(!(requesting == REFUSED && requested >= HAS_REFUSED && requested != HAS_REFUSED));
  assert(!(requesting == EXPIRED && requested >= HAS_REFUSED && requested != CLOSED))
}

/* One of the messages of this kind comes to its addressee: a doubled one, or another. */
inline take(kind) {
  if
  :: flying[kind] > (doubled == kind -> 1 : 0) -> flying[kind]--
  :: doubled == kind -> flying[kind]--; doubled = NO_MESSAGE
  fi
}

inline request_arrives() {
  take(REQUEST);
  arrived = true;
  if
  :: requested == NONE -> requested = RECEIVED
#ifdef REVIEWS_AGAIN
  :: requested == HAS_REFUSED ->
     assert(false); /* final states absorb */
     requested = REVIEWING
#endif
  :: else -> repeat()
  fi
}

inline hears(kind) {
  take(kind);
  if
  :: kind == ACKNOWLEDGEMENT && requesting == AWAITING -> requesting = ACKNOWLEDGED
  :: kind == REFUSAL && (requesting == AWAITING || requesting == ACKNOWLEDGED) ->
     end_requesting(REFUSED)
  :: kind == CONFIRMATION && (requesting == AWAITING || requesting == ACKNOWLEDGED) ->
     requesting = HOLDING
  :: kind == NOTICE && requesting == HOLDING -> requesting = ENDING
  :: kind == RELEASE && (requesting == HOLDING || requesting == ENDING) ->
     end_requesting(EXPIRED)
  :: else -> skip
  fi
}

inline lose(kind) {
  drops--;
  if
  :: flying[kind] > (doubled == kind -> 1 : 0) -> flying[kind]--
  :: doubled == kind -> doubled = NO_MESSAGE
  fi
}

active proctype network() {
  atomic { tell() };
  /* It may end wherever nothing is left to happen. */
end:
  do
  /* The requesting side. */
  :: atomic { requesting == UNBORN -> requesting = PREPARING; tell() }
  :: atomic { requesting == PREPARING -> requesting = AWAITING; send(REQUEST); tell() }
  :: atomic { requesting == AWAITING && rung == 0 -> rung = 1; send(REQUEST); tell() }
  :: atomic { requesting == AWAITING && rung == 1 -> end_requesting(GAVE_UP); tell() }
  :: atomic { requesting == ACKNOWLEDGED -> end_requesting(GAVE_UP); tell() }
  :: atomic { requesting == HOLDING -> requesting = ENDING; tell() }
  :: atomic { requesting == ENDING -> end_requesting(EXPIRED); tell() }
  /* The requested side. */
  :: atomic { requested == RECEIVED -> requested = CHECKING; answer(ACKNOWLEDGEMENT); tell() }
  :: atomic { requested == CHECKING -> requested = REVIEWING; tell() }
  :: atomic { requested == REVIEWING -> requested = EXECUTING; hold = AUTHORISING; tell() }
  :: atomic {
       requested == REVIEWING ->
       requested = HAS_REFUSED;
       assert(!said[CONFIRMATION]);
       answer(REFUSAL);
       finals_agree();
       tell()
     }
  :: atomic {
       hold == AUTHORISING ->
       hold = ORDERED;
       orders++;
       assert(orders == 1 && arrived);
       tell()
     }
  :: atomic {
       hold == ORDERED ->
       hold = PRESERVED;
       requested = KEEPING;
       answer(CONFIRMATION);
       tell()
     }
  :: atomic { hold == PRESERVED && !noticed -> noticed = true; send(NOTICE); tell() }
  :: atomic {
       hold == PRESERVED && noticed ->
       hold = RELEASED;
       requested = CLOSED;
       send(RELEASE);
       finals_agree();
       tell()
     }
  /* The messages. */
  :: atomic { flying[REQUEST] > 0 -> request_arrives(); tell() }
  :: atomic { flying[ACKNOWLEDGEMENT] > 0 -> hears(ACKNOWLEDGEMENT); tell() }
  :: atomic { flying[REFUSAL] > 0 -> hears(REFUSAL); tell() }
  :: atomic { flying[CONFIRMATION] > 0 -> hears(CONFIRMATION); tell() }
  :: atomic { flying[NOTICE] > 0 -> hears(NOTICE); tell() }
  :: atomic { flying[RELEASE] > 0 -> hears(RELEASE); tell() }
  :: atomic { drops > 0 && flying[REQUEST] > 0 -> lose(REQUEST); tell() }
  :: atomic { drops > 0 && flying[ACKNOWLEDGEMENT] > 0 -> lose(ACKNOWLEDGEMENT); tell() }
  :: atomic { drops > 0 && flying[REFUSAL] > 0 -> lose(REFUSAL); tell() }
  :: atomic { drops > 0 && flying[CONFIRMATION] > 0 -> lose(CONFIRMATION); tell() }
  :: atomic { drops > 0 && flying[NOTICE] > 0 -> lose(NOTICE); tell() }
  :: atomic { drops > 0 && flying[RELEASE] > 0 -> lose(RELEASE); tell() }
  :: atomic { doubles > 0 && flying[REQUEST] > 0 -> doubles--; doubled = REQUEST; tell() }
  :: atomic { doubles > 0 && flying[ACKNOWLEDGEMENT] > 0 -> doubles--; doubled = ACKNOWLEDGEMENT; tell() }
  :: atomic { doubles > 0 && flying[REFUSAL] > 0 -> doubles--; doubled = REFUSAL; tell() }
  :: atomic { doubles > 0 && flying[CONFIRMATION] > 0 -> doubles--; doubled = CONFIRMATION; tell() }
  :: atomic { doubles > 0 && flying[NOTICE] > 0 -> doubles--; doubled = NOTICE; tell() }
  :: atomic { doubles > 0 && flying[RELEASE] > 0 -> doubles--; doubled = RELEASE; tell() }
  od
}
