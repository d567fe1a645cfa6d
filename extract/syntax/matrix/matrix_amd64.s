#include "textflag.h"

// ROW multiplies one element of the left factor with 16 columns of the right one, in Y0 and Y1.
#define ROW(element, low, high) \
	VBROADCASTSS element, Y2     \
	VFMADD231PS  Y0, Y2, low     \
	VFMADD231PS  Y1, Y2, high

// ADD adds a finished row to the result and steps to the next.
#define ADD(low, high) \
	VADDPS  (DX), low, low     \
	VADDPS  32(DX), high, high \
	VMOVUPS low, (DX)          \
	VMOVUPS high, 32(DX)       \
	ADDQ    R11, DX

// ARGUMENTS loads k, a, b, c and the strides, in bytes. R12 is the fourth row of a.
#define ARGUMENTS \
	MOVQ k+0(FP), CX    \
	MOVQ a+8(FP), SI    \
	MOVQ rs+16(FP), R9  \
	MOVQ cs+24(FP), R10 \
	MOVQ b+32(FP), DI   \
	MOVQ c+40(FP), DX   \
	MOVQ ldc+48(FP), R11 \
	SHLQ $2, R9         \
	SHLQ $2, R10        \
	SHLQ $2, R11        \
	LEAQ (R9)(R9*2), R12 \
	ADDQ SI, R12

#define NEXT \
	ADDQ $64, DI  \
	ADDQ R10, SI  \
	ADDQ R10, R12 \
	DECQ CX

// func rows6AVX2(k int, a *float32, rs, cs int, b, c *float32, ldc int)
TEXT ·rows6AVX2(SB), NOSPLIT, $0-56
	ARGUMENTS
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7
	VXORPS Y8, Y8, Y8
	VXORPS Y9, Y9, Y9
	VXORPS Y10, Y10, Y10
	VXORPS Y11, Y11, Y11
	VXORPS Y12, Y12, Y12
	VXORPS Y13, Y13, Y13
	VXORPS Y14, Y14, Y14
	VXORPS Y15, Y15, Y15

loop:
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	ROW((SI), Y4, Y5)
	ROW((SI)(R9*1), Y6, Y7)
	ROW((SI)(R9*2), Y8, Y9)
	ROW((R12), Y10, Y11)
	ROW((R12)(R9*1), Y12, Y13)
	ROW((R12)(R9*2), Y14, Y15)
	NEXT
	JNZ loop

	ADD(Y4, Y5)
	ADD(Y6, Y7)
	ADD(Y8, Y9)
	ADD(Y10, Y11)
	ADD(Y12, Y13)
	ADD(Y14, Y15)
	VZEROUPPER
	RET

// func rows4AVX2(k int, a *float32, rs, cs int, b, c *float32, ldc int)
TEXT ·rows4AVX2(SB), NOSPLIT, $0-56
	ARGUMENTS
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7
	VXORPS Y8, Y8, Y8
	VXORPS Y9, Y9, Y9
	VXORPS Y10, Y10, Y10
	VXORPS Y11, Y11, Y11

loop:
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	ROW((SI), Y4, Y5)
	ROW((SI)(R9*1), Y6, Y7)
	ROW((SI)(R9*2), Y8, Y9)
	ROW((R12), Y10, Y11)
	NEXT
	JNZ loop

	ADD(Y4, Y5)
	ADD(Y6, Y7)
	ADD(Y8, Y9)
	ADD(Y10, Y11)
	VZEROUPPER
	RET

// func rows2AVX2(k int, a *float32, rs, cs int, b, c *float32, ldc int)
TEXT ·rows2AVX2(SB), NOSPLIT, $0-56
	ARGUMENTS
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7

loop:
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	ROW((SI), Y4, Y5)
	ROW((SI)(R9*1), Y6, Y7)
	NEXT
	JNZ loop

	ADD(Y4, Y5)
	ADD(Y6, Y7)
	VZEROUPPER
	RET

// func rows1AVX2(k int, a *float32, rs, cs int, b, c *float32, ldc int)
TEXT ·rows1AVX2(SB), NOSPLIT, $0-56
	ARGUMENTS
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5

loop:
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	ROW((SI), Y4, Y5)
	NEXT
	JNZ loop

	ADD(Y4, Y5)
	VZEROUPPER
	RET

// rowAVX2 multiplies one row with four panels at once, so that the multipliers have enough to do.
//
// func rowAVX2(k int, a *float32, cs int, b, c *float32)
TEXT ·rowAVX2(SB), NOSPLIT, $0-40
	MOVQ k+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ cs+16(FP), R10
	MOVQ b+24(FP), DI
	MOVQ c+32(FP), DX
	SHLQ $2, R10
	MOVQ CX, R8
	SHLQ $6, R8          // bytes of a panel
	LEAQ (R8)(R8*2), R9
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7
	VXORPS Y8, Y8, Y8
	VXORPS Y9, Y9, Y9
	VXORPS Y10, Y10, Y10
	VXORPS Y11, Y11, Y11

loop:
	VBROADCASTSS (SI), Y2
	VFMADD231PS (DI), Y2, Y4
	VFMADD231PS 32(DI), Y2, Y5
	VFMADD231PS (DI)(R8*1), Y2, Y6
	VFMADD231PS 32(DI)(R8*1), Y2, Y7
	VFMADD231PS (DI)(R8*2), Y2, Y8
	VFMADD231PS 32(DI)(R8*2), Y2, Y9
	VFMADD231PS (DI)(R9*1), Y2, Y10
	VFMADD231PS 32(DI)(R9*1), Y2, Y11
	ADDQ $64, DI
	ADDQ R10, SI
	DECQ CX
	JNZ  loop

	MOVQ $64, R11
	ADD(Y4, Y5)
	ADD(Y6, Y7)
	ADD(Y8, Y9)
	ADD(Y10, Y11)
	VZEROUPPER
	RET

DATA one<>+0(SB)/8, $0x3f8000003f800000
DATA one<>+8(SB)/8, $0x3f8000003f800000
DATA one<>+16(SB)/8, $0x3f8000003f800000
DATA one<>+24(SB)/8, $0x3f8000003f800000
GLOBL one<>(SB), RODATA|NOPTR, $32
DATA minusTwo<>+0(SB)/8, $0xc0000000c0000000
DATA minusTwo<>+8(SB)/8, $0xc0000000c0000000
DATA minusTwo<>+16(SB)/8, $0xc0000000c0000000
DATA minusTwo<>+24(SB)/8, $0xc0000000c0000000
GLOBL minusTwo<>(SB), RODATA|NOPTR, $32
DATA minusOne<>+0(SB)/8, $0xbf800000bf800000
DATA minusOne<>+8(SB)/8, $0xbf800000bf800000
DATA minusOne<>+16(SB)/8, $0xbf800000bf800000
DATA minusOne<>+24(SB)/8, $0xbf800000bf800000
GLOBL minusOne<>(SB), RODATA|NOPTR, $32
DATA high<>+0(SB)/8, $0x42ae000042ae0000
DATA high<>+8(SB)/8, $0x42ae000042ae0000
DATA high<>+16(SB)/8, $0x42ae000042ae0000
DATA high<>+24(SB)/8, $0x42ae000042ae0000
GLOBL high<>(SB), RODATA|NOPTR, $32
DATA low<>+0(SB)/8, $0xc2ae0000c2ae0000
DATA low<>+8(SB)/8, $0xc2ae0000c2ae0000
DATA low<>+16(SB)/8, $0xc2ae0000c2ae0000
DATA low<>+24(SB)/8, $0xc2ae0000c2ae0000
GLOBL low<>(SB), RODATA|NOPTR, $32
DATA log2e<>+0(SB)/8, $0x3fb8aa3b3fb8aa3b
DATA log2e<>+8(SB)/8, $0x3fb8aa3b3fb8aa3b
DATA log2e<>+16(SB)/8, $0x3fb8aa3b3fb8aa3b
DATA log2e<>+24(SB)/8, $0x3fb8aa3b3fb8aa3b
GLOBL log2e<>(SB), RODATA|NOPTR, $32
DATA ln2high<>+0(SB)/8, $0x3f3180003f318000
DATA ln2high<>+8(SB)/8, $0x3f3180003f318000
DATA ln2high<>+16(SB)/8, $0x3f3180003f318000
DATA ln2high<>+24(SB)/8, $0x3f3180003f318000
GLOBL ln2high<>(SB), RODATA|NOPTR, $32
DATA ln2low<>+0(SB)/8, $0xb95e8083b95e8083
DATA ln2low<>+8(SB)/8, $0xb95e8083b95e8083
DATA ln2low<>+16(SB)/8, $0xb95e8083b95e8083
DATA ln2low<>+24(SB)/8, $0xb95e8083b95e8083
GLOBL ln2low<>(SB), RODATA|NOPTR, $32
DATA p0<>+0(SB)/8, $0x3950696739506967
DATA p0<>+8(SB)/8, $0x3950696739506967
DATA p0<>+16(SB)/8, $0x3950696739506967
DATA p0<>+24(SB)/8, $0x3950696739506967
GLOBL p0<>(SB), RODATA|NOPTR, $32
DATA p1<>+0(SB)/8, $0x3ab743ce3ab743ce
DATA p1<>+8(SB)/8, $0x3ab743ce3ab743ce
DATA p1<>+16(SB)/8, $0x3ab743ce3ab743ce
DATA p1<>+24(SB)/8, $0x3ab743ce3ab743ce
GLOBL p1<>(SB), RODATA|NOPTR, $32
DATA p2<>+0(SB)/8, $0x3c0889083c088908
DATA p2<>+8(SB)/8, $0x3c0889083c088908
DATA p2<>+16(SB)/8, $0x3c0889083c088908
DATA p2<>+24(SB)/8, $0x3c0889083c088908
GLOBL p2<>(SB), RODATA|NOPTR, $32
DATA p3<>+0(SB)/8, $0x3d2aa9c13d2aa9c1
DATA p3<>+8(SB)/8, $0x3d2aa9c13d2aa9c1
DATA p3<>+16(SB)/8, $0x3d2aa9c13d2aa9c1
DATA p3<>+24(SB)/8, $0x3d2aa9c13d2aa9c1
GLOBL p3<>(SB), RODATA|NOPTR, $32
DATA p4<>+0(SB)/8, $0x3e2aaaaa3e2aaaaa
DATA p4<>+8(SB)/8, $0x3e2aaaaa3e2aaaaa
DATA p4<>+16(SB)/8, $0x3e2aaaaa3e2aaaaa
DATA p4<>+24(SB)/8, $0x3e2aaaaa3e2aaaaa
GLOBL p4<>(SB), RODATA|NOPTR, $32
DATA p5<>+0(SB)/8, $0x3f0000003f000000
DATA p5<>+8(SB)/8, $0x3f0000003f000000
DATA p5<>+16(SB)/8, $0x3f0000003f000000
DATA p5<>+24(SB)/8, $0x3f0000003f000000
GLOBL p5<>(SB), RODATA|NOPTR, $32
DATA bias<>+0(SB)/8, $0x0000007f0000007f
DATA bias<>+8(SB)/8, $0x0000007f0000007f
DATA bias<>+16(SB)/8, $0x0000007f0000007f
DATA bias<>+24(SB)/8, $0x0000007f0000007f
GLOBL bias<>(SB), RODATA|NOPTR, $32

// EXP raises e to x: e**x = 2**n e**r with r at most half of ln 2, for which a polynomial does (Cephes,
// expf). t, u and Y15 are scratch. What is no number stays none.
#define EXP(x, t, u) \
	VMOVUPS high<>(SB), t          \
	VMINPS x, t, x                 \
	VMOVUPS low<>(SB), t           \
	VMAXPS x, t, x                 \
	VMULPS log2e<>(SB), x, t       \
	VROUNDPS $0, t, t              \
	VFNMADD231PS ln2high<>(SB), t, x \
	VFNMADD231PS ln2low<>(SB), t, x  \
	VCVTPS2DQ t, t                 \
	VPADDD bias<>(SB), t, t        \
	VPSLLD $23, t, t               \
	VMOVUPS p0<>(SB), u            \
	VFMADD213PS p1<>(SB), x, u     \
	VFMADD213PS p2<>(SB), x, u     \
	VFMADD213PS p3<>(SB), x, u     \
	VFMADD213PS p4<>(SB), x, u     \
	VFMADD213PS p5<>(SB), x, u     \
	VMULPS x, x, Y15               \
	VFMADD213PS x, Y15, u          \
	VADDPS one<>(SB), u, u         \
	VMULPS t, u, x

// SIGMOID makes x 1/(1+e**-x).
#define SIGMOID(x, t, u) \
	VMULPS minusOne<>(SB), x, x \
	EXP(x, t, u)                \
	VADDPS one<>(SB), x, x      \
	VMOVUPS one<>(SB), t        \
	VDIVPS x, t, x

// TANH makes x 1-2/(1+e**2x).
#define TANH(x, t, u) \
	VADDPS x, x, x          \
	EXP(x, t, u)            \
	VADDPS one<>(SB), x, x  \
	VMOVUPS minusTwo<>(SB), t \
	VDIVPS x, t, x          \
	VADDPS one<>(SB), x, x

// func cellsAVX2(n, total int, gates, before, after, squashed, out *float32)
TEXT ·cellsAVX2(SB), NOSPLIT, $0-56
	MOVQ n+0(FP), CX
	MOVQ total+8(FP), R9
	MOVQ gates+16(FP), SI
	MOVQ before+24(FP), DI
	MOVQ after+32(FP), DX
	MOVQ squashed+40(FP), R8
	MOVQ out+48(FP), R11
	SHLQ $2, R9
	LEAQ (R9)(R9*2), R12
	SHRQ $3, CX
	JZ   done

loop:
	VMOVUPS (SI), Y0
	VMOVUPS (SI)(R9*1), Y1
	VMOVUPS (SI)(R9*2), Y2
	VMOVUPS (SI)(R12*1), Y3
	SIGMOID(Y0, Y4, Y5)
	SIGMOID(Y1, Y6, Y7)
	TANH(Y2, Y8, Y9)
	SIGMOID(Y3, Y10, Y11)
	VMOVUPS Y0, (SI)
	VMOVUPS Y1, (SI)(R9*1)
	VMOVUPS Y2, (SI)(R9*2)
	VMOVUPS Y3, (SI)(R12*1)
	VMULPS (DI), Y1, Y1
	VFMADD231PS Y2, Y0, Y1
	VMOVUPS Y1, (DX)
	TANH(Y1, Y4, Y5)
	VMOVUPS Y1, (R8)
	VMULPS Y3, Y1, Y1
	VMOVUPS Y1, (R11)
	ADDQ $32, SI
	ADDQ $32, DI
	ADDQ $32, DX
	ADDQ $32, R8
	ADDQ $32, R11
	DECQ CX
	JNZ  loop

done:
	VZEROUPPER
	RET
