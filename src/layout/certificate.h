/* certificate.h: what was done to make everything fit, and the proof that everything is there */
#pragma once

#include "layout/fit.h"

/* @fitted: @n of them, the flows (@n_flows) first. Asserts that every entry was placed once; warns
 * of panels that stay nearly empty. */
void dalil_certificate_fill(DalilLayout *layout, DalilArena *arena, DalilDiags *diags,
                            const DalilFitted *fitted, int n_flows, int n);
