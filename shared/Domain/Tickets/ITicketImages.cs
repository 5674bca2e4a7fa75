namespace Serverless.Domain.Tickets;

/// <summary>Draws codes as images for scanners.</summary>
public interface ITicketImages
{
    /// <summary>
    /// Returns a PNG of exactly this many pixels a side; each module of the code is a whole number of pixels.
    /// </summary>
    byte[] DrawPng(string code, int pixels);

    /// <summary>Returns an SVG of this many pixels a side, in UTF-8.</summary>
    byte[] DrawSvg(string code, int pixels);
}
