//! A plan's rules on payment methods.

use super::ids::{MethodIx, SectorIx};
use super::quote::Quote;
use super::text::Text;

/// The plan's rule on payment methods for a sector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentRule {
    pub sector: SectorIx,
    /// Number of payment methods.
    pub methods: MethodRule,
    /// Payment methods that the plan lists.
    pub of: Vec<MethodIx>,
    /// A payment module is required.
    pub module: bool,
    /// A contact point is required.
    pub contact_point: bool,
    /// Fields of the payment form.
    pub slip: Slip,
    /// The plan's words; `None` where it does not say.
    pub quote: Option<Quote>,
    /// A remark.
    pub note: Option<Text>,
}

/// Number of payment methods that an institution must offer. A list without a number sets no minimum; only an honour asks for all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MethodRule {
    /// At least this number of those listed.
    AtLeast(u32),
    /// Listed, without a minimum.
    Listed,
    /// No list.
    None,
}

/// What a payment form must contain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// The plan does not mention a form.
    NotMentioned,
    /// A form is required, but its fields are not listed.
    Unspecified,
    /// Fields; `true`: required, `false`: optional ("nếu có").
    Fields(Vec<(SlipField, bool)>),
}

/// A field of the payment form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipField {
    /// Họ và tên người trả tiền.
    Payer,
    /// Họ và tên người thụ hưởng.
    Beneficiary,
    /// Lý do thanh toán.
    Reason,
    /// Mã/số hóa đơn.
    Invoice,
}
