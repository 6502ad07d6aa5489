/* affine.h: how one space lies in another, as the operator cm says it */
#pragma once

typedef struct {
    double a, b, c, d, e, f;
} DalilAffine;

static inline DalilAffine
dalil_affine_unit(void)
{
    return (DalilAffine){1, 0, 0, 1, 0, 0};
}

static inline DalilAffine
dalil_affine_move(double x, double y)
{
    return (DalilAffine){1, 0, 0, 1, x, y};
}

/* First @m, then @n. */
static inline DalilAffine
dalil_affine_times(const DalilAffine *m, const DalilAffine *n)
{
    return (DalilAffine){m->a * n->a + m->b * n->c,        m->a * n->b + m->b * n->d,
                         m->c * n->a + m->d * n->c,        m->c * n->b + m->d * n->d,
                         m->e * n->a + m->f * n->c + n->e, m->e * n->b + m->f * n->d + n->f};
}
