;; The parts of deflate (RFC 1951) that take time: finding what came before, and writing bits (deflate.ts does the rest).
;; It finds what fflate finds at its level 9, so that both write the same bytes.
;; Memory: 0 how often each literal or length (32-bit, 288) and from 1152 each distance (32) comes, 1280 the words of
;; the one (bits, and from bit 16 how many; 288) and from 2432 of the other (32), 4096 the place before with the same
;; hash (16-bit, 32768), 69632 what was found (32-bit), 172032 the last place of each hash (16-bit); then the text.
(module
  (memory (export "memory") 1)
  (global $text (mut i32) (i32.const 0))
  (global $size (mut i32) (i32.const 0))
  (global $shift (mut i32) (i32.const 0)) ;; of a byte in the hash
  (global $mask (mut i32) (i32.const 0))
  (global $at (mut i32) (i32.const 0))
  (global $next (mut i32) (i32.const 0)) ;; behind what was found last
  (global $out (mut i32) (i32.const 0))
  (global $bits (mut i32) (i32.const 0)) ;; that are not written yet: fewer than 8
  (global $held (mut i32) (i32.const 0)) ;; how many
  (func (export "open") (param $text i32) (param $size i32) (param $out i32) (param $hash i32) (param $shift i32)
    (global.set $text (local.get $text))
    (global.set $size (local.get $size))
    (global.set $out (local.get $out))
    (global.set $shift (local.get $shift))
    (global.set $mask (i32.sub (i32.shl (i32.const 1) (local.get $hash)) (i32.const 1))))
  (func $byte (param $i i32) (result i32)
    (i32.load8_u (i32.add (global.get $text) (local.get $i))))
  (func $hash (param $i i32) (result i32)
    (i32.and (global.get $mask)
      (i32.xor (call $byte (local.get $i))
        (i32.shl
          (i32.xor (call $byte (i32.add (local.get $i) (i32.const 1)))
            (i32.shl (call $byte (i32.add (local.get $i) (i32.const 2))) (global.get $shift)))
          (global.get $shift)))))
  (func $count (param $at i32)
    (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1))))
  ;; Of a length less 3, or a distance less 1: its symbol, from bit 8 how many bits more, from bit 16 these. `fine`: how
  ;; many bits tell symbols of one power of two apart.
  (func $symbol (param $x i32) (param $fine i32) (result i32)
    (local $more i32)
    (if (i32.eqz (i32.shr_u (local.get $x) (i32.add (local.get $fine) (i32.const 1))))
      (then (return (local.get $x))))
    (local.set $more (i32.sub (i32.sub (i32.const 31) (i32.clz (local.get $x))) (local.get $fine)))
    (i32.or
      (i32.or
        (i32.add
          (i32.shl (local.get $more) (local.get $fine))
          (i32.shr_u (local.get $x) (local.get $more)))
        (i32.shl (local.get $more) (i32.const 8)))
      (i32.shl
        (i32.and (local.get $x) (i32.sub (i32.shl (i32.const 1) (local.get $more)) (i32.const 1)))
        (i32.const 16))))
  (func $lengthSymbol (param $length i32) (result i32)
    (if (i32.eq (local.get $length) (i32.const 258)) (then (return (i32.const 28))))
    (call $symbol (i32.sub (local.get $length) (i32.const 3)) (i32.const 2)))
  (func $distanceSymbol (param $distance i32) (result i32)
    (call $symbol (i32.sub (local.get $distance) (i32.const 1)) (i32.const 1)))

  ;; Finds what a block takes: literals, and lengths (from bit 16) with distances. Gives how many, and in `at` where it ended.
  (func (export "find") (result i32)
    (local $i i32) (local $found i32) (local $matches i32) (local $left i32) (local $hash i32)
    (local $here i32) (local $there i32) (local $back i32) (local $length i32) (local $distance i32)
    (local $tries i32) (local $most i32) (local $farthest i32) (local $n i32) (local $j i32)
    (local $place i32) (local $gap i32) (local $widest i32)
    ;; Addresses of the text here and there, and where eight bytes of the two differ.
    (local $new i32) (local $old i32) (local $eight i64)
    (local.set $i (global.get $at))
    (block $full
      (loop $each
        (if (i32.lt_s (i32.add (local.get $i) (i32.const 2)) (global.get $size))
          (then
            (local.set $left (i32.sub (global.get $size) (local.get $i)))
            (br_if $full
              (i32.and
                (i32.and (i32.ge_s (local.get $i) (global.get $next)) (i32.gt_s (local.get $left) (i32.const 423)))
                (i32.or
                  (i32.gt_s (local.get $matches) (i32.const 7000))
                  (i32.gt_s (local.get $found) (i32.const 24576)))))
            (local.set $hash (call $hash (local.get $i)))
            (local.set $here (i32.and (local.get $i) (i32.const 0x7fff)))
            (local.set $there (i32.load16_u offset=172032 (i32.shl (local.get $hash) (i32.const 1))))
            (i32.store16 offset=4096 (i32.shl (local.get $here) (i32.const 1)) (local.get $there))
            (i32.store16 offset=172032 (i32.shl (local.get $hash) (i32.const 1)) (local.get $here))
            (if (i32.ge_s (local.get $i) (global.get $next))
              (then
                (local.set $length (i32.const 2))
                (local.set $distance (i32.const 0))
                (local.set $tries (i32.const 4096))
                (local.set $new (i32.add (global.get $text) (local.get $i)))
                (local.set $back (i32.and (i32.const 0x7fff) (i32.sub (local.get $here) (local.get $there))))
                (local.set $most (select (local.get $left) (i32.const 258) (i32.lt_s (local.get $left) (i32.const 258))))
                (local.set $farthest
                  (select (local.get $i) (i32.const 0x7fff) (i32.lt_s (local.get $i) (i32.const 0x7fff))))
                (block $best
                  (br_if $best (i32.gt_s (local.get $back) (local.get $i)))
                  (br_if $best
                    (i32.ne (local.get $hash) (call $hash (i32.sub (local.get $i) (local.get $back)))))
                  (loop $chain
                    (br_if $best (i32.gt_s (local.get $back) (local.get $farthest)))
                    (br_if $best (i32.eqz (local.tee $tries (i32.sub (local.get $tries) (i32.const 1)))))
                    (br_if $best (i32.eq (local.get $here) (local.get $there)))
                    (local.set $old (i32.sub (local.get $new) (local.get $back)))
                    (if (i32.eq
                        (i32.load8_u (i32.add (local.get $new) (local.get $length)))
                        (i32.load8_u (i32.add (local.get $old) (local.get $length))))
                      (then
                        (local.set $n (i32.const 0))
                        (block $differs
                          (loop $same
                            (br_if $differs (i32.ge_s (local.get $n) (local.get $most)))
                            (local.set $eight
                              (i64.xor
                                (i64.load (i32.add (local.get $new) (local.get $n)))
                                (i64.load (i32.add (local.get $old) (local.get $n)))))
                            (local.set $n
                              (i32.add (local.get $n) (i32.shr_u (i32.wrap_i64 (i64.ctz (local.get $eight))) (i32.const 3))))
                            (br_if $same (i64.eqz (local.get $eight)))))
                        (if (i32.gt_s (local.get $n) (local.get $most)) (then (local.set $n (local.get $most))))
                        (if (i32.gt_s (local.get $n) (local.get $length))
                          (then
                            (local.set $length (local.get $n))
                            (local.set $distance (local.get $back))
                            (br_if $best (i32.ge_s (local.get $n) (local.get $most)))
                            ;; On from the place in it whose hash was longest away: the chain is shortest there.
                            (local.set $n (i32.sub (local.get $n) (i32.const 2)))
                            (if (i32.gt_s (local.get $n) (local.get $back)) (then (local.set $n (local.get $back))))
                            (local.set $widest (i32.const 0))
                            (local.set $j (i32.const 0))
                            (block $seen
                              (loop $look
                                (br_if $seen (i32.ge_s (local.get $j) (local.get $n)))
                                (local.set $place
                                  (i32.and
                                    (i32.add (i32.sub (local.get $i) (local.get $back)) (local.get $j))
                                    (i32.const 0x7fff)))
                                (local.set $gap
                                  (i32.and (i32.const 0x7fff)
                                    (i32.sub (local.get $place)
                                      (i32.load16_u offset=4096 (i32.shl (local.get $place) (i32.const 1))))))
                                (if (i32.gt_s (local.get $gap) (local.get $widest))
                                  (then (local.set $widest (local.get $gap)) (local.set $there (local.get $place))))
                                (local.set $j (i32.add (local.get $j) (i32.const 1)))
                                (br $look)))))))
                    (local.set $here (local.get $there))
                    (local.set $there (i32.load16_u offset=4096 (i32.shl (local.get $here) (i32.const 1))))
                    (local.set $back
                      (i32.add (local.get $back)
                        (i32.and (i32.const 0x7fff) (i32.sub (local.get $here) (local.get $there)))))
                    (br $chain)))
                (if (local.get $distance)
                  (then
                    (call $count
                      (i32.add (i32.const 1028)
                        (i32.shl (i32.and (call $lengthSymbol (local.get $length)) (i32.const 255)) (i32.const 2))))
                    (call $count
                      (i32.add (i32.const 1152)
                        (i32.shl (i32.and (call $distanceSymbol (local.get $distance)) (i32.const 255)) (i32.const 2))))
                    (i32.store offset=69632 (i32.shl (local.get $found) (i32.const 2))
                      (i32.or (i32.shl (local.get $length) (i32.const 16)) (local.get $distance)))
                    (local.set $matches (i32.add (local.get $matches) (i32.const 1)))
                    (global.set $next (i32.add (local.get $i) (local.get $length))))
                  (else
                    (call $count (i32.shl (call $byte (local.get $i)) (i32.const 2)))
                    (i32.store offset=69632 (i32.shl (local.get $found) (i32.const 2)) (call $byte (local.get $i)))))
                (local.set $found (i32.add (local.get $found) (i32.const 1)))))
            (local.set $i (i32.add (local.get $i) (i32.const 1)))
            (br $each))))
      ;; The last bytes are too few to be found.
      (if (i32.lt_s (local.get $i) (global.get $next)) (then (local.set $i (global.get $next))))
      (block $end
        (loop $last
          (br_if $end (i32.ge_s (local.get $i) (global.get $size)))
          (call $count (i32.shl (call $byte (local.get $i)) (i32.const 2)))
          (i32.store offset=69632 (i32.shl (local.get $found) (i32.const 2)) (call $byte (local.get $i)))
          (local.set $found (i32.add (local.get $found) (i32.const 1)))
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br $last))))
    (global.set $at (local.get $i))
    (local.get $found))
  (func (export "at") (result i32) (global.get $at))

  ;; Writes `size` bits, at most 16, lowest first.
  (func $put (export "put") (param $bits i32) (param $size i32)
    (global.set $bits (i32.or (global.get $bits) (i32.shl (local.get $bits) (global.get $held))))
    (global.set $held (i32.add (global.get $held) (local.get $size)))
    (loop $whole
      (if (i32.ge_u (global.get $held) (i32.const 8))
        (then
          (i32.store8 (global.get $out) (global.get $bits))
          (global.set $out (i32.add (global.get $out) (i32.const 1)))
          (global.set $bits (i32.shr_u (global.get $bits) (i32.const 8)))
          (global.set $held (i32.sub (global.get $held) (i32.const 8)))
          (br $whole)))))
  (func $word (param $at i32)
    (local $word i32)
    (local.set $word (i32.load (local.get $at)))
    (call $put (i32.and (local.get $word) (i32.const 0xffff)) (i32.shr_u (local.get $word) (i32.const 16))))
  (func $more (param $symbol i32)
    (call $put
      (i32.shr_u (local.get $symbol) (i32.const 16))
      (i32.and (i32.shr_u (local.get $symbol) (i32.const 8)) (i32.const 255))))
  ;; Writes what was found in its words, and the end of the block; gives where the next byte goes.
  (func (export "write") (param $found i32) (result i32)
    (local $i i32) (local $one i32) (local $symbol i32)
    (block $end
      (loop $each
        (br_if $end (i32.ge_u (local.get $i) (local.get $found)))
        (local.set $one (i32.load offset=69632 (i32.shl (local.get $i) (i32.const 2))))
        (if (i32.lt_u (local.get $one) (i32.const 256))
          (then (call $word (i32.add (i32.const 1280) (i32.shl (local.get $one) (i32.const 2)))))
          (else
            (local.set $symbol (call $lengthSymbol (i32.shr_u (local.get $one) (i32.const 16))))
            (call $word
              (i32.add (i32.const 2308) (i32.shl (i32.and (local.get $symbol) (i32.const 255)) (i32.const 2))))
            (call $more (local.get $symbol))
            (local.set $symbol (call $distanceSymbol (i32.and (local.get $one) (i32.const 0xffff))))
            (call $word
              (i32.add (i32.const 2432) (i32.shl (i32.and (local.get $symbol) (i32.const 255)) (i32.const 2))))
            (call $more (local.get $symbol))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $each)))
    (call $word (i32.const 2304))
    (global.get $out))
  ;; Fills up the last byte; gives where the next one goes.
  (func (export "align") (result i32)
    (if (global.get $held) (then (call $put (i32.const 0) (i32.sub (i32.const 8) (global.get $held)))))
    (global.get $out)))
